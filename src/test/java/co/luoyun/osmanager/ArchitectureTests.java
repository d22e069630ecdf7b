package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

	/** Which rooms each room may know, from the ground up. */
	private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(Map.entry("process", List.of("files")),
			Map.entry("files", List.of()), Map.entry("properties", List.of("files")),
			Map.entry("instance", List.of("files")), Map.entry("floppy", List.of("instance", "files", "process")),
			Map.entry("os", List.of("instance", "files", "process")), Map.entry("status", List.of("files", "process")),
			Map.entry("controller", List.of("instance", "status", "files")),
			Map.entry("controller.protocol", List.of()),
			Map.entry("simulator", List.of("controller.protocol", "files")),
			Map.entry("webssh", List.of("instance", "files", "process")),
			Map.entry("web", List.of("process", "files", "instance", "floppy", "os", "status", "controller", "webssh")),
			Map.entry("cli", List.of("process", "files", "properties", "instance", "floppy", "os", "status",
					"controller", "simulator", "webssh", "web")));

	/** The sub-rooms of os, and which others of these each may know. */
	private static final Map<String, List<String>> ROOMS_OF_OS = Map.of("account", List.of(), "names", List.of(),
			"script", List.of(), "network", List.of("network"), "network.backend", List.of());

	/**
	 * What of os itself no sub-room may know: what puts them together and tells of them.
	 */
	private static final List<String> HEAD_OF_OS = List.of("OsConfigurer", "OsHealthIndicator", "OsReport", "OsPlan",
			"PlanRequest");

	private static final int MOST_FILES_IN_A_FOLDER_OF_OS = 25;

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
		String[] allowed = Stream.concat(Stream.of(room), MAY_KNOW.getOrDefault(room, List.of()).stream())
			.map(ArchitectureTests::packageOf)
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
	void foldersOfOsAreSmall() throws IOException {
		try (Stream<Path> folders = Files.walk(Path.of("src/main/java/co/luoyun/osmanager/os"))) {
			for (Path folder : folders.filter(Files::isDirectory).toList()) {
				assertThat(folder.toFile().list((_, name) -> name.endsWith(".java"))).as(folder.toString())
					.hasSizeBetween(2, MOST_FILES_IN_A_FOLDER_OF_OS);
			}
		}
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

	private static DescribedPredicate<JavaClass> annotatedOnTop() {
		return DescribedPredicate.describe("in a test class marked @StartsPrograms", (type) -> {
			JavaClass top = type;
			while (top.getEnclosingClass().isPresent()) {
				top = top.getEnclosingClass().get();
			}
			return top.isAnnotatedWith(StartsPrograms.class);
		});
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
