package co.luoyun.osmanager.instance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.instance.reader.ConfLines;
import co.luoyun.osmanager.instance.reader.ConfText;
import co.luoyun.osmanager.instance.reader.Diagnostics;
import co.luoyun.osmanager.instance.reader.EndpointReader;
import co.luoyun.osmanager.instance.reader.SettingsReader;
import co.luoyun.osmanager.instance.reader.TlsKeys;

/**
 * Reads a luoyun.conf (or luoyun.ini, which is the same). Accepts what is merely sloppy,
 * collects everything that is wrong, and never fails.
 */
public final class LuoYunConfReader {

	// RC4 takes no longer key, and the Java platform's takes no shorter one.
	private static final int LONGEST_KEY = 128;

	private static final int SHORTEST_KEY = 5;

	private final Diagnostics diagnostics = new Diagnostics();

	private LuoYunConfReader() {
	}

	/**
	 * Reads a configuration.
	 * @param content the file's bytes
	 * @return what could be read, and what is wrong with it
	 */
	public static ConfReading read(byte[] content) {
		return new LuoYunConfReader().readAll(content);
	}

	private static boolean isOnlyNul(byte[] content) {
		return content.length > 0 && Arrays.equals(content, new byte[content.length]);
	}

	private ConfReading readAll(byte[] content) {
		ConfLines lines = ConfLines.parse(ConfText.decode(content, this.diagnostics), this.diagnostics);
		if (ConfLines.KNOWN.stream().noneMatch(lines.values()::containsKey)) {
			this.diagnostics.error(0, Diagnostic.THE_FILE, isOnlyNul(content) ? ConfMessage.ONLY_NUL.with()
					: ConfMessage.KEYS.with(String.join(", ", ConfLines.KNOWN)));
			return new ConfReading(LuoYunConf.NONE, this.diagnostics.list());
		}
		EndpointReader endpoints = new EndpointReader(lines, this.diagnostics);
		Optional<Endpoint> controller = endpoints.controller();
		Optional<Endpoint> multicast = Optional.of(endpoints.multicast());
		OptionalInt tag = tag(lines);
		Optional<Secret> key = key(lines);
		checkTogether(lines);
		InstanceSettings settings = lines.value("JSON")
			.map((line) -> new SettingsReader(line.number(), this.diagnostics).read(line.value()))
			.orElse(InstanceSettings.NONE);
		LuoYunConf conf = new LuoYunConf(controller, multicast, tag, key, settings, others(lines));
		TlsKeys.check(lines, conf.tls(), this.diagnostics);
		ConfReading reading = new ConfReading(conf, this.diagnostics.list());
		if (!reading.refused() && !reading.isUsable()) {
			this.diagnostics.error(0, Diagnostic.THE_FILE, ConfMessage.NOTHING.with());
		}
		return new ConfReading(conf, this.diagnostics.list());
	}

	private OptionalInt tag(ConfLines lines) {
		Optional<ConfLines.Line> line = lines.value("TAG");
		if (line.isEmpty()) {
			return OptionalInt.empty();
		}
		OptionalInt tag = Numbers.parse(line.get().value(), 1, Integer.MAX_VALUE);
		if (tag.isEmpty()) {
			this.diagnostics.error(line.get().number(), "TAG", ConfMessage.WHOLE.with(Integer.MAX_VALUE));
		}
		return tag;
	}

	private Optional<Secret> key(ConfLines lines) {
		Optional<ConfLines.Line> line = lines.value("KEY");
		if (line.isEmpty()) {
			return Optional.empty();
		}
		String key = line.get().value();
		boolean printable = key.chars().allMatch((character) -> character > ' ' && character < 0x7F);
		if (!printable || key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
			this.diagnostics.error(line.get().number(), "KEY", ConfMessage.KEY.with(SHORTEST_KEY, LONGEST_KEY));
			return Optional.empty();
		}
		return Optional.of(new Secret(key));
	}

	private void checkTogether(ConfLines lines) {
		boolean tag = lines.value("TAG").isPresent();
		boolean key = lines.value("KEY").isPresent();
		if (tag && !key) {
			this.diagnostics.error(lines.lineOf("KEY"), "KEY", ConfMessage.SECRET.with());
		}
		else if (key && !tag) {
			this.diagnostics.error(lines.lineOf("TAG"), "TAG", ConfMessage.TAG.with());
		}
		else if (!tag) {
			this.diagnostics.note(0, ConfMessage.BOTH_KEYS.with(), ConfMessage.BOTH.with(),
					ConfMessage.NO_CONNECTION.with());
		}
	}

	private static Map<String, String> others(ConfLines lines) {
		Map<String, String> others = new HashMap<>();
		lines.values().forEach((key, line) -> {
			if (!ConfLines.KNOWN.contains(key)) {
				others.put(key, line.value());
			}
		});
		return others;
	}

}
