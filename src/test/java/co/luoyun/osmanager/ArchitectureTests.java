package co.luoyun.osmanager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.Worker;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.event.EventListener;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the rooms in their order, and programs where they may be started. */
class ArchitectureTests {

	private static final String BASE = "co.luoyun.osmanager";

	/**
	 * Which rooms each room may know, from the ground up. A room may know what is inside
	 * it; a sub-room that has a row of its own may know nothing else of its room.
	 */
	private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(room("message"),
			room("process", "files", "message"), room("files", "message"), room("properties", "files", "message"),
			room("instance", "files", "message"), room("source", "instance", "files", "process", "message"),
			room("source.fat", "files", "message"), room("source.iso", "message"),
			room("os", "instance", "files", "process", "message"), room("status", "files", "process", "message"),
			room("controller", "instance", "status", "files", "message"), room("controller.protocol", "message"),
			room("simulator", "controller.protocol", "files", "message"),
			room("webssh", "instance", "files", "process", "message"),
			room("presence", "files", "process", "status", "web", "message"),
			room("web", "process", "files", "instance", "source", "os", "status", "controller", "webssh", "message"),
			room("cli", "process", "files", "properties", "instance", "source", "os", "status", "controller",
					"simulator", "webssh", "web", "presence", "message"),
			room("footprint", "process", "files", "properties", "instance", "source", "os", "status", "controller",
					"simulator", "webssh", "web", "presence", "cli", "message"));

	/** A folder that has more has sub-rooms. */
	private static final int FILES_IN_A_FOLDER = 25;

	/** What a newcomer reads first. */
	private static final int FILES_AT_THE_ROOT = 8;

	private static final int LINES_IN_A_FILE = 250;

	private static final Path SOURCES = Path.of("src/main/java/co/luoyun/osmanager");

	/** The sub-rooms of os, and which others of these each may know. */
	private static final Map<String, List<String>> ROOMS_OF_OS = Map.of("account", List.of(), "names", List.of(),
			"script", List.of(), "network", List.of("network"), "network.backend", List.of());

	/**
	 * What of os itself no sub-room may know: what puts them together and tells of them.
	 */
	private static final List<String> HEAD_OF_OS = List.of("OsConfigurer", "OsHealthIndicator", "OsReport", "OsPlan",
			"PlanRequest");

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	private static final JavaClasses TESTS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
		.importPackages(BASE);

	static Stream<String> rooms() {
		return MAY_KNOW.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void roomKnowsOnlyWhatItMay(String room) {
		// A training run starts the application itself.
		Stream<String> root = room.equals("footprint") ? Stream.of(BASE) : Stream.empty();
		String[] allowed = Stream
			.concat(root,
					Stream.concat(Stream.of(room), MAY_KNOW.getOrDefault(room, List.of()).stream())
						.map(ArchitectureTests::packageOf))
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage(packageOf(room))
			.should()
			.dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(allowed))))
			.check(MAIN);
	}

	static Stream<String> roomsOfOs() {
		return ROOMS_OF_OS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("roomsOfOs")
	void roomOfOsKnowsNeitherTheOthersNorWhatPutsThemTogether(String room) {
		String name = BASE + ".os." + room;
		String[] allowed = Stream
			.concat(Stream.of(BASE + ".os", name),
					ROOMS_OF_OS.getOrDefault(room, List.of()).stream().map((each) -> BASE + ".os." + each + ".."))
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage(name)
			.should()
			.dependOnClassesThat(resideInAPackage(BASE + ".os..").and(not(resideInAnyPackage(allowed))))
			.orShould()
			.dependOnClassesThat(DescribedPredicate.describe("put the settings together",
					(type) -> type.getPackageName().equals(BASE + ".os") && HEAD_OF_OS.contains(type.getSimpleName())))
			.check(MAIN);
	}

	@Test
	void everyPackageIsARoomAndNullMarked() {
		List<String> packages = MAIN.stream().map(JavaClass::getPackageName).distinct().sorted().toList();
		assertThat(packages).allSatisfy((name) -> {
			assertThat(MAIN.getPackage(name).isAnnotatedWith(NullMarked.class)).as(name + " is @NullMarked").isTrue();
			assertThat(name.equals(BASE) || MAY_KNOW.keySet().stream().anyMatch((room) -> isIn(name, room)))
				.as(name + " is a room")
				.isTrue();
		});
	}

	@Test
	void foldersAndFilesAreSmall() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			Map<Path, List<Path>> folders = files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> !file.endsWith("package-info.java"))
				.collect(Collectors.groupingBy((file) -> SOURCES.relativize(file.getParent())));
			assertThat(folders).allSatisfy((folder, members) -> {
				int most = folder.toString().isEmpty() ? FILES_AT_THE_ROOT : FILES_IN_A_FOLDER;
				assertThat(members.size()).as("files in " + folder).isLessThanOrEqualTo(most);
				assertThat(members).allSatisfy(
						(file) -> assertThat(linesOf(file)).as(file.toString()).isLessThanOrEqualTo(LINES_IN_A_FILE));
			});
		}
	}

	@Test
	void tlsAndDiscoveryKnowNoConnection() {
		noClasses().that()
			.resideInAnyPackage(packageOf("controller.tls"), packageOf("controller.discovery"))
			.should()
			.dependOnClassesThat(resideInAPackage(packageOf("controller.connection")))
			.check(MAIN);
	}

	@Test
	void protocolHasNoSocketsAndNoClock() {
		noClasses().that()
			.resideInAPackage(packageOf("controller.protocol"))
			.should()
			.dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.channels..", "java.time..")
				.or(belongToAnyOf(Thread.class)))
			.check(MAIN);
	}

	@Test
	void onlyProcessStartsPrograms() {
		noClasses().that()
			.resideOutsideOfPackage(packageOf("process"))
			.should()
			.dependOnClassesThat(belongToAnyOf(ProcessBuilder.class, Process.class))
			.check(MAIN);
		noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(MAIN);
	}

	@Test
	void everyWorkerHasAHeartbeat() {
		DescribedPredicate<JavaClass> hasWorker = DescribedPredicate.describe("have a worker",
				(type) -> type.getFields()
					.stream()
					.anyMatch((field) -> field.getRawType().isEquivalentTo(Worker.class)));
		classes().that(hasWorker)
			// Its worker ends as soon as the file is written.
			.and()
			.doNotHaveSimpleName("RunFile")
			.should()
			.implement(Working.class)
			.check(MAIN);
	}

	@Test
	void onlyMarkedTestsStartPrograms() {
		classes().that(not(annotatedOnTop())).should(new NotStartPrograms()).check(TESTS);
	}

	@Test
	void nobodyListensByAnnotation() {
		noMethods().should()
			.beAnnotatedWith(EventListener.class)
			.because("UnusedBeans leaves out who looks for it")
			.check(MAIN);
	}

	@Test
	void namesSayWhatAClassIs() {
		noClasses().should().haveSimpleNameContaining("Util").check(MAIN);
		noClasses().should().haveSimpleNameContaining("Helper").check(MAIN);
		noClasses().should().haveSimpleNameEndingWith("Impl").check(MAIN);
	}

	private static int linesOf(Path file) {
		try {
			return Files.readAllLines(file).size();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DescribedPredicate<JavaClass> annotatedOnTop() {
		return DescribedPredicate.describe("in a test class marked @StartsPrograms", (type) -> {
			JavaClass top = type;
			while (top.getEnclosingClass().isPresent()) {
				top = top.getEnclosingClass().get();
			}
			return top.isAnnotatedWith(StartsPrograms.class);
		});
	}

	private static Map.Entry<String, List<String>> room(String name, String... known) {
		return Map.entry(name, List.of(known));
	}

	private static String packageOf(String room) {
		return BASE + "." + room + "..";
	}

	private static boolean isIn(String name, String room) {
		return Arrays.asList(name.split("\\.")).contains(room);
	}

	private static final class NotStartPrograms extends ArchCondition<JavaClass> {

		NotStartPrograms() {
			super("not start programs");
		}

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			type.getAccessesFromSelf().stream().filter(NotStartPrograms::starts).forEach((access) -> {
				String message = access.getDescription() + ": mark the test class @StartsPrograms";
				events.add(SimpleConditionEvent.violated(type, message));
			});
		}

		private static boolean starts(JavaAccess<?> access) {
			JavaClass owner = access.getTargetOwner();
			return owner.isEquivalentTo(ProcessBuilder.class) || (owner.isEquivalentTo(CommandPolicy.class)
					&& List.of("runEverything", "planChanges").contains(access.getName()));
		}

	}

}
