package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever {@code conf/osmanager.properties} holds, what cannot be used is told in one
 * line each, and all that is left can be bound. With {@code JAZZER_FUZZ=1} new inputs are
 * looked for.
 */
class SettingsFileFuzzTests {

	@TempDir
	static Path folder;

	@FuzzTest(maxDuration = "5m")
	void anyFileLeavesSettingsThatCanBeUsed(byte[] bytes) throws IOException {
		SystemRoot root = new SystemRoot(folder, Path.of("/LuoYun"));
		Path file = ServiceSettings.file(root);
		Files.createDirectories(root.home(HomePath.CONF));
		Files.write(file, bytes);
		List<Problem> problems = ServiceSettings.check(file);
		assertThat(problems).allMatch((problem) -> problem.toString().lines().count() == 1)
			.allMatch((problem) -> problem.where().startsWith(file.toString()));
		Binder binder = Binder.get(ServiceSettings.read(root).checked().environment());
		KnownProperties known = KnownProperties.load();
		for (String prefix : known.records().keySet()) {
			Bindable<?> target = known.target(prefix);
			assertThat(binder.bind(prefix, target)).isNotNull();
		}
	}

}
