package co.luoyun.osmanager;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The package's own Java has only some modules: those that our classes use are among
 * them.
 */
class PackagedRuntimeTests {

	private static final Pattern MODULES = Pattern.compile("<package.java-modules>([^<]+)</package.java-modules>");

	@Test
	void everyModuleOfJavaThatIsUsedIsPackaged() throws IOException {
		Set<String> used = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("co.luoyun.osmanager")
			.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.map((dependency) -> dependency.getTargetClass().getBaseComponentType())
			.map(PackagedRuntimeTests::module)
			.flatMap(Optional::stream)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(used).contains("java.base", "jdk.net");
		assertThat(packaged()).containsAll(used);
	}

	private static Set<String> packaged() throws IOException {
		Matcher matcher = MODULES.matcher(Files.readString(Path.of("pom.xml")));
		assertThat(matcher.find()).isTrue();
		return Configuration
			.resolve(ModuleFinder.ofSystem(), List.of(ModuleLayer.empty().configuration()), ModuleFinder.of(),
					Set.of(matcher.group(1).split(",")))
			.modules()
			.stream()
			.map((module) -> module.name())
			.collect(Collectors.toSet());
	}

	private static Optional<String> module(JavaClass type) {
		return ModuleLayer.boot()
			.modules()
			.stream()
			.filter((module) -> module.getPackages().contains(type.getPackageName()))
			.map(Module::getName)
			.findFirst();
	}

}
