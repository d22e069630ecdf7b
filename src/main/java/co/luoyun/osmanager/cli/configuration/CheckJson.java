package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.properties.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code check --format json} answers.
 *
 * @param source the file, image or device
 * @param disk whether the file is on a disk
 * @param bytes the file's length
 * @param verdict what it comes to
 * @param reason why it cannot be read
 * @param diagnostics what is wrong with it
 * @param version the version of this form, with its schema check.schema.json
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckJson(String source, @Nullable Boolean disk, @Nullable Integer bytes, String verdict,
		@Nullable String reason, List<Finding> diagnostics, int version) {

	static CheckJson of(String source, ConfFile file, ConfReading reading) {
		return new CheckJson(source, file.fromDisk(), file.content().length, reading.verdict().toString(), null,
				reading.diagnostics().stream().map(Finding::of).toList(), 1);
	}

	/** Of a file of properties. */
	static CheckJson properties(String source, List<Problem> problems) {
		return new CheckJson(source, null, null, problems.isEmpty() ? "fine" : "usable, with warnings", null,
				problems.stream()
					.map((problem) -> new Finding("warning", null, null, problem.where(), null, problem.message()))
					.toList(),
				1);
	}

	/** When there is no configuration to check. */
	static CheckJson unreadable(String source, IOException failure) {
		return new CheckJson(source, null, null, "unreadable", String.valueOf(failure.getMessage()), List.of(), 1);
	}

	@Override
	public String toString() {
		return JsonMapper.shared().writeValueAsString(this);
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Finding(String severity, @Nullable Integer line, @Nullable String text, String where,
			@Nullable String expected, String consequence) {

		static Finding of(Diagnostic diagnostic) {
			return new Finding(diagnostic.severity().name().toLowerCase(Locale.ROOT), diagnostic.line(),
					(diagnostic.line() > 0) ? diagnostic.maskedLine() : null, diagnostic.where(),
					diagnostic.expected().toString(), diagnostic.consequence().toString());
		}

	}

}
