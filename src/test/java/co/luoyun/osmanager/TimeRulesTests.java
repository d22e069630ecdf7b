package co.luoyun.osmanager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

import co.luoyun.osmanager.files.Ticker;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Durations are measured by the ticker: the time of day may be set at any moment. */
class TimeRulesTests {

	private static final Map<Class<?>, Set<String>> JVM_TIMERS = Map.of(System.class,
			Set.of("nanoTime", "currentTimeMillis"));

	private static final Map<Class<?>, Set<String>> COMPARISONS = Map.of(Instant.class,
			Set.of("isBefore", "isAfter", "compareTo", "until"), Duration.class, Set.of("between"), ChronoUnit.class,
			Set.of("between"), Clock.class, Set.of("millis"));

	/**
	 * Who compares times of day for people, or such as a file, a certificate or a JVM
	 * gives it.
	 */
	private static final Set<String> FOR_PEOPLE = Set.of("cli.service.AnalyzeCommand", "web.pages.PageTimes",
			"web.https.ServerCertificate", "web.charts.ChartFile");

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("co.luoyun.osmanager");

	@Test
	void onlyTheTickerReadsTheTimersOfTheJvm() {
		noClasses().that(not(belongToAnyOf(Ticker.class)))
			.should()
			.accessTargetWhere(oneOf(JVM_TIMERS))
			.because("a test sets the injected Ticker")
			.check(MAIN);
	}

	@Test
	void nobodyMeasuresByTheTimeOfDay() {
		noClasses().that(not(forPeople())).should().accessTargetWhere(oneOf(COMPARISONS)).check(MAIN);
	}

	private static DescribedPredicate<JavaAccess<?>> oneOf(Map<Class<?>, Set<String>> methods) {
		return DescribedPredicate.describe("is one of " + methods,
				(access) -> methods.entrySet()
					.stream()
					.anyMatch((each) -> access.getTargetOwner().isEquivalentTo(each.getKey())
							&& each.getValue().contains(access.getName())));
	}

	private static DescribedPredicate<JavaClass> forPeople() {
		return DescribedPredicate.describe("those for people", (type) -> FOR_PEOPLE
			.contains(type.getFullName().replaceFirst("^co\\.luoyun\\.osmanager\\.", "").replaceFirst("\\$.*", "")));
	}

}
