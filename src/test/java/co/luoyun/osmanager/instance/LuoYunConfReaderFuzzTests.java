package co.luoyun.osmanager.instance;

import java.nio.charset.StandardCharsets;

import co.luoyun.osmanager.instance.Diagnostic.Severity;
import co.luoyun.osmanager.instance.reader.Diagnostics;
import co.luoyun.osmanager.instance.reader.SettingsReader;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any bytes whatever are a configuration or have a diagnostic. Without
 * {@code JAZZER_FUZZ} only the inputs beside this class are tried; with
 * {@code JAZZER_FUZZ=1} new ones are looked for.
 */
class LuoYunConfReaderFuzzTests {

	@FuzzTest(maxDuration = "5m")
	void anyFileIsReadOrHasADiagnostic(byte[] content) {
		ConfReading reading = LuoYunConfReader.read(content);
		assertThat(reading.isUsable() || reading.refused()).isTrue();
		assertThat(reading.diagnostics().size()).isLessThan(Diagnostics.LIMIT + 8);
		assertThat(reading).hasToString(withAnotherKey(reading).toString());
		// Our own words have no circumflex: a key with one can only come from the file.
		assertThat(reading.conf().key().stream().map(Secret::reveal).filter((key) -> key.contains("^")))
			.allMatch((key) -> !reading.diagnostics().toString().contains(key));
	}

	private static ConfReading withAnotherKey(ConfReading reading) {
		LuoYunConf conf = reading.conf();
		return new ConfReading(
				new LuoYunConf(conf.controller(), conf.multicast(), conf.tag(),
						conf.key().map((key) -> new Secret("another")), conf.settings(), conf.other()),
				reading.diagnostics());
	}

	@FuzzTest(maxDuration = "5m")
	void anyJsonIsReadOrHasADiagnostic(byte[] json) {
		Diagnostics diagnostics = new Diagnostics();
		InstanceSettings settings = new SettingsReader(1, diagnostics).read(new String(json, StandardCharsets.UTF_8));
		assertThat(settings.nameservers()).doesNotHaveDuplicates();
		assertThat(settings.passwordHash().stream())
			.noneMatch((hash) -> hash.reveal().contains(":") || hash.reveal().contains("\n"));
		assertThat(settings.publicKeys()).noneMatch((key) -> key.line().contains("\n"));
		assertThat(diagnostics.list()).filteredOn((one) -> one.severity() == Severity.ERROR).hasSizeLessThan(2);
	}

}
