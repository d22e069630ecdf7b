package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.ForbidPrograms;
import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.Configuration.Change;
import co.luoyun.osmanager.instance.Configuration.Configured;
import co.luoyun.osmanager.instance.Configuration.Unconfigured;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.source.fat.FloppyImage;
import co.luoyun.osmanager.source.iso.IsoImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationLoaderTests {

	private static final String GOOD = "CLC_IP=192.0.2.1\nTAG=10\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\n";

	private static final String BROKEN = "TAG=11\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\nJSON={\"cookie\":\n";

	private static final String NETWORK = GOOD
			+ "JSON={\"cookie\": \"0123456789abcdef\", \"network\": [{\"ip\": \"192.0.2.7/24\"}]}\n";

	@TempDir
	Path folder;

	private Path image;

	private Path conf;

	private CurrentConfiguration current;

	private ConfigurationLoader loader;

	@BeforeEach
	void setUp() {
		this.image = this.folder.resolve("floppy.img");
		this.current = new CurrentConfiguration();
		SystemRoot root = new SystemRoot(this.folder.resolve("root"), Path.of("/LuoYun"));
		this.conf = root.home(HomePath.LUOYUN_CONF);
		this.loader = new ConfigurationLoader(new FloppyProperties(this.image, null), new SourceProperties(null), root,
				ForbidPrograms.runner(), this.current, Clock.systemUTC(), Ticker.SYSTEM);
	}

	@Test
	void timeLimitGoesByItsFormerNameToo() {
		Duration former = Duration.ofSeconds(7);
		Duration given = Duration.ofSeconds(8);
		assertThat(new SourceProperties(null).timeout(new FloppyProperties(this.image, null))).hasSeconds(5);
		assertThat(new SourceProperties(null).timeout(new FloppyProperties(this.image, former))).isEqualTo(former);
		assertThat(new SourceProperties(given).timeout(new FloppyProperties(this.image, former))).isEqualTo(given);
	}

	@Test
	void installsFromTheFloppyOnceAndThenFindsItUnchanged() throws IOException {
		insert(GOOD);
		assertThat(change()).isEqualTo(Change.INSTALLED);
		assertThat(this.conf).hasContent(GOOD);
		assertThat(Files.getPosixFilePermissions(this.conf)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(this.current.conf().tag()).hasValue(10);
		assertThat(change()).isEqualTo(Change.UNCHANGED);
		insert(GOOD.replace("10", "12"));
		assertThat(change()).isEqualTo(Change.REPLACED);
		assertThat(this.current.conf().tag()).hasValue(12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-8H", "PT8H", "P-3650D", "P3650D" })
	void clockThatIsSetWhileASourceIsReadDoesNoHarm(Duration step) {
		SetClock clock = new SetClock();
		SetTicker ticker = new SetTicker();
		List<Duration> left = new ArrayList<>();
		Source source = new Source() {

			@Override
			public Message name() {
				return Message.plain("a source");
			}

			@Override
			public byte[] read(Deadline deadline) {
				clock.forward(step);
				left.add(deadline.left());
				ticker.forward(Duration.ofSeconds(3));
				left.add(deadline.left());
				return GOOD.getBytes(StandardCharsets.UTF_8);
			}

		};
		ConfigurationLoader stepped = new ConfigurationLoader(List.of(source), Duration.ofSeconds(5),
				new InstalledConf(new SystemRoot(this.folder.resolve("root"), Path.of("/LuoYun"))), this.current, clock,
				ticker, (limit) -> Deadline.in(limit, ticker));
		assertThat(stepped.load()).isInstanceOfSatisfying(Configured.class, (configured) -> {
			assertThat(configured.took()).isEqualTo(Duration.ofSeconds(3));
			assertThat(configured.loadedAt()).isEqualTo(clock.instant());
		});
		assertThat(left).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(2));
	}

	@Test
	void withoutAnySourceItIsUnconfiguredAndSaysWhereItLooked() {
		assertThat(this.loader.load()).isInstanceOfSatisfying(Unconfigured.class,
				(unconfigured) -> assertThat(unconfigured.attempts()).isNotEmpty()
					.satisfies((attempts) -> assertThat(attempts.toString()).contains("floppy disk", "LUOYUN", "QEMU",
							"existing luoyun.conf"))
					.allMatch((attempt) -> attempt.toString().matches(".*(does not exist|none among 0 disks)")));
	}

	@Test
	void usesTheFirmwareConfigurationWithoutAFloppy() throws IOException {
		write(this.folder.resolve("root").resolve(FileSource.firmwarePath().substring(1)), GOOD);
		assertThat(this.loader.load()).isInstanceOfSatisfying(Configured.class,
				(configured) -> assertThat(configured.source().toString()).contains("QEMU"));
		assertThat(this.conf).hasContent(GOOD);
	}

	@Test
	void takesADiskAfterTheFloppyAndBeforeAllElse() throws IOException {
		Path root = this.folder.resolve("root");
		write(root.resolve(FileSource.firmwarePath().substring(1)), GOOD.replace("10", "11"));
		write(this.conf, GOOD.replace("10", "12"));
		Files.createDirectories(root.resolve("sys/class/block/sr0"));
		Files.createDirectories(root.resolve("dev"));
		Files.write(root.resolve("dev/sr0"),
				IsoImage.of("LUOYUN", "luoyun.ini", GOOD.getBytes(StandardCharsets.UTF_8)));
		assertThat(this.loader.load()).isInstanceOfSatisfying(Configured.class,
				(configured) -> assertThat(configured.source()).hasToString("disk or CD labelled LUOYUN"));
		assertThat(this.conf).hasContent(GOOD);
		insert(GOOD.replace("10", "13"));
		assertThat(change()).isEqualTo(Change.REPLACED);
		assertThat(this.current.conf().tag()).hasValue(13);
	}

	@Test
	void usesTheExistingConfWithoutAFloppy() throws IOException {
		write(this.conf, GOOD);
		assertThat(change()).isEqualTo(Change.UNCHANGED);
	}

	@Test
	void aRefusedConfigurationNeverReplacesOneThatWorks() throws IOException {
		insert(GOOD);
		this.loader.load();
		insert(BROKEN);
		Configuration configuration = this.loader.load();
		assertThat(configuration.conf().tag()).hasValue(10);
		assertThat(configuration.diagnostics()).isNotEmpty();
		assertThat(configuration.attempts()).anyMatch((attempt) -> attempt.toString().contains("refused"));
		assertThat(this.conf).hasContent(GOOD);
	}

	@Test
	void refusedValuesLeaveWhatWasAndTheGoodConfStays() throws IOException {
		insert(NETWORK);
		this.loader.load();
		for (String typo : List.of("192.0.2.300", "192.0.2.9/33")) {
			insert(NETWORK.replace("192.0.2.7/24", typo).replace("0123456789abcdef", "fedcba9876543210"));
			Configuration configuration = this.loader.load();
			assertThat(configuration).isInstanceOfSatisfying(Configured.class,
					(configured) -> assertThat(configured.change()).isEqualTo(Change.NOT_WRITTEN));
			assertThat(this.conf).hasContent(NETWORK);
			InstanceSettings settings = configuration.conf().settings();
			assertThat(settings.network()).singleElement()
				.satisfies((entry) -> assertThat(entry.addresses()).singleElement().hasToString("192.0.2.7/24"));
			assertThat(settings.cookie()).contains(new Secret("fedcba9876543210"));
			assertThat(settings.refusalsOf("network")).hasSize(1);
		}
	}

	@Test
	void refusedValuesAreLeftAloneWhereNothingWas() throws IOException {
		insert(NETWORK.replace("192.0.2.7/24", "192.0.2.300"));
		assertThat(change()).isEqualTo(Change.INSTALLED);
		assertThat(this.current.conf().settings().network()).singleElement()
			.satisfies((entry) -> assertThat(entry.refused()).isTrue());
		insert(NETWORK);
		assertThat(change()).isEqualTo(Change.REPLACED);
	}

	@Test
	void whatIsInForceStaysWhenNoSourceHasAnythingBetter() throws IOException {
		insert(GOOD);
		write(this.folder.resolve("root/LuoYun/conf"), "a file in the folder's place");
		this.loader.load();
		for (String worse : new String[] { BROKEN, "\0\0\0", "" }) {
			insert(worse);
			assertKept(this.loader.load());
		}
		Files.delete(this.image);
		assertKept(this.loader.load());
		insert(GOOD.replace("10", "13"));
		assertThat(this.loader.load().conf().tag()).hasValue(13);
	}

	private void assertKept(Configuration configuration) {
		assertThat(configuration.conf().tag()).hasValue(10);
		assertThat(configuration).isInstanceOfSatisfying(Configured.class, (kept) -> {
			assertThat(kept.source().toString()).contains("earlier").contains("floppy.img");
			assertThat(kept.notUsed().toString()).contains("floppy disk", "LUOYUN", "QEMU", "existing luoyun.conf");
		});
		assertThat(this.current.get()).isSameAs(configuration);
	}

	@Test
	void saysWhyTheSourcesBeforeWereNotUsed() throws IOException {
		write(this.conf, GOOD);
		assertThat(((Configured) this.loader.load()).notUsed()).isNotEmpty()
			.satisfies((attempts) -> assertThat(attempts.toString()).contains("floppy disk", "LUOYUN", "QEMU")
				.doesNotContain("existing"))
			.allMatch((attempt) -> attempt.toString().matches(".*(does not exist|none among 0 disks)"));
		insert(GOOD);
		assertThat(((Configured) this.loader.load()).notUsed()).isEmpty();
	}

	@Test
	void followsNoLinkInPlaceOfTheConfOrItsFolder() throws IOException {
		insert(GOOD);
		Path elsewhere = Files.createDirectory(this.folder.resolve("elsewhere"));
		Path target = Files.writeString(elsewhere.resolve("luoyun.conf"), "somebody's");
		Files.createDirectories(this.conf.getParent());
		Files.createSymbolicLink(this.conf, target);
		assertThat(change()).isEqualTo(Change.NOT_WRITTEN);
		Files.delete(this.conf);
		Files.delete(this.conf.getParent());
		Files.createSymbolicLink(this.conf.getParent(), elsewhere);
		assertThat(change()).isEqualTo(Change.NOT_WRITTEN);
		assertThat(target).hasContent("somebody's");
	}

	@Test
	void whatIsUnchangedIsNotTouched() throws IOException {
		insert(GOOD);
		this.loader.load();
		Map<String, Object> before = Files.readAttributes(this.conf, "unix:ino,ctime,lastModifiedTime");
		insert("# another comment\n" + GOOD);
		insert(GOOD);
		this.loader.load();
		assertThat(Files.readAttributes(this.conf, "unix:ino,ctime,lastModifiedTime")).isEqualTo(before);
	}

	@Test
	void whereNothingElseWorksTheGoodPartOfARefusedConfigurationIsUsedButNotInstalled() throws IOException {
		insert(BROKEN);
		assertThat(change()).isEqualTo(Change.NOT_WRITTEN);
		assertThat(this.current.conf().belongsToCloud()).isTrue();
		assertThat(this.conf).doesNotExist();
	}

	@Test
	void whatIsNoConfigurationLeavesTheInstanceUnconfigured() throws IOException {
		insert("\0\0\0");
		assertThat(this.loader.load()).isInstanceOfSatisfying(Unconfigured.class,
				(unconfigured) -> assertThat(unconfigured.diagnostics()).isNotEmpty());
	}

	@Test
	void usesAConfigurationThatCannotBeWritten() throws IOException {
		insert(GOOD);
		write(this.folder.resolve("root/LuoYun/conf"), "a file in the folder's place");
		assertThat(change()).isEqualTo(Change.NOT_WRITTEN);
		assertThat(this.current.conf().tag()).hasValue(10);
	}

	private Change change() {
		return ((Configured) this.loader.load()).change();
	}

	private void insert(String content) throws IOException {
		Files.write(this.image, FloppyImage.ofNode(content.getBytes(StandardCharsets.UTF_8)));
	}

	private static void write(Path file, String content) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

}
