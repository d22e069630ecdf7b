package co.luoyun.osmanager.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.instance.MacAddress;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.instance.WebSshSettings;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;

/** A root folder for tests: what is in it, what was planned, what came out. */
public final class Sandbox {

	public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

	public static final long TODAY = 20513;

	private final Path root;

	private final List<Command> planned = new ArrayList<>();

	public Sandbox(Path root) {
		this.root = root;
	}

	public Sandbox file(String path, String content, String mode) {
		try {
			Path file = path(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Sandbox file(String path, String content) {
		return file(path, content, "rw-r--r--");
	}

	public Sandbox folder(String path) {
		try {
			Files.createDirectories(path(path));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Sandbox link(String path, String target) {
		try {
			Files.createDirectories(path(path).getParent());
			Files.createSymbolicLink(path(path), Path.of(target));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** An interface as the kernel shows it in /sys. */
	public Sandbox networkInterface(String name, String mac) {
		String folder = "sys/class/net/" + name;
		return folder(folder + "/device").file(folder + "/type", "1\n")
			.file(folder + "/address", mac + "\n")
			.file(folder + "/flags", "0x1003\n");
	}

	public Path path(String path) {
		return this.root.resolve(path);
	}

	public String text(String path) {
		try {
			return Files.readString(path(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String mode(String path) {
		try {
			return PosixFilePermissions.toString(Files.getPosixFilePermissions(path(path)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Every file below the root with its text, links as their targets. */
	public Map<String, String> files() {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(this.root)) {
			for (Path path : all.filter((path) -> !Files.isDirectory(path)).toList()) {
				files.put(this.root.relativize(path).toString(),
						Files.isSymbolicLink(path) ? "-> " + Files.readSymbolicLink(path) : Files.readString(path));
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public List<String> planned() {
		return this.planned.stream().map(Command::toString).toList();
	}

	public List<Command> plannedCommands() {
		return this.planned;
	}

	public SystemRoot systemRoot() {
		return new SystemRoot(this.root, Path.of("/LuoYun"));
	}

	public CommandRunner runner() {
		return new CommandRunner((command) -> {
			if (!command.changesSystem()) {
				throw new AssertionError("This test must not start a program, and tried: " + command);
			}
			this.planned.add(command);
			return Optional.of(Message.plain("a test"));
		});
	}

	public OsConfigurer configurer(InstanceSettings settings) {
		return configurer(settings, Properties.DEFAULT);
	}

	public OsConfigurer configurer(InstanceSettings settings, OsProperties properties) {
		return new OsConfigurer(systemRoot(), runner(), current(settings), properties, CLOCK, Ticker.SYSTEM);
	}

	/** Configures one setting and gives its outcome. */
	public SettingOutcome make(String setting, InstanceSettings settings) {
		return configurer(settings, Properties.WITH_HOST_NAME).configure(new PlanRequest(Set.of(setting), false))
			.outcomes()
			.getFirst();
	}

	public static CurrentConfiguration current(InstanceSettings settings) {
		LuoYunConf conf = new LuoYunConf(Optional.empty(), Optional.empty(), OptionalInt.of(10),
				Optional.of(new Secret("015e33a8-787d-457e-b84d-c2a101a816e0")), settings, Map.of());
		CurrentConfiguration current = new CurrentConfiguration();
		current.set(new Configuration.Configured(conf, "a test", Configuration.Change.UNCHANGED, List.of(), List.of(),
				CLOCK.instant(), Duration.ZERO));
		return current;
	}

	public static InstanceSettings settings(List<InterfaceSettings> network, List<String> nameservers,
			List<String> keys, String hash, String domain) {
		return new InstanceSettings(network, addresses(nameservers),
				keys.stream().map(AuthorizedKey::parse).flatMap(Optional::stream).toList(),
				Optional.of(hash).filter((text) -> !text.isEmpty()).map(Secret::new), Optional.empty(),
				Optional.of(domain).filter((text) -> !text.isEmpty()), WebSshSettings.DEFAULT);
	}

	/** Settings as luoyun.conf has them. */
	public static InstanceSettings json(String json) {
		return LuoYunConfReader.read(("JSON=" + json.replace('\'', '"')).getBytes(StandardCharsets.UTF_8))
			.conf()
			.settings();
	}

	public static InstanceSettings network(InterfaceSettings... entries) {
		return settings(List.of(entries), List.of(), List.of(), "", "");
	}

	/** An entry of network; addresses as in 192.168.1.60/24. */
	public static InterfaceSettings entry(String mac, List<String> addresses, List<String> gateways,
			String... nameservers) {
		return new InterfaceSettings(Optional.empty(),
				Optional.of(mac).filter((text) -> !text.isEmpty()).map(MacAddress::parse),
				addresses.stream().map(Sandbox::interfaceAddress).toList(), addresses(gateways),
				addresses(Arrays.asList(nameservers)));
	}

	public static InterfaceAddress interfaceAddress(String text) {
		String[] parts = text.split("/");
		return new InterfaceAddress(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
	}

	private static List<InetAddress> addresses(List<String> literals) {
		return literals.stream().map(InetAddress::ofLiteral).toList();
	}

	/** Properties for tests. */
	public static final class Properties {

		public static final OsProperties DEFAULT = with(false, "auto");

		public static final OsProperties WITH_HOST_NAME = with(true, "auto");

		private Properties() {
		}

		public static OsProperties with(boolean hostName, String backend) {
			return new OsProperties(new OsProperties.Password(true, Duration.ofMillis(200)),
					new OsProperties.SshKeys(true),
					new OsProperties.Network(true, backend, Duration.ofSeconds(5), Duration.ofSeconds(1)),
					new OsProperties.NameServers(true), new OsProperties.HostName(hostName),
					new OsProperties.Script(true, Duration.ofSeconds(5)), OsProperties.Drift.REPAIR);
		}

	}

}
