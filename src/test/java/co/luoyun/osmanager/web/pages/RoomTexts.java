package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import co.luoyun.osmanager.OsManagerApplication;

/**
 * What the rooms below {@code web} may say to the owner: the string constants of their
 * compiled classes that read like sentences. A text that is put together is one constant
 * there, with a mark where each value goes.
 */
final class RoomTexts {

	private static final List<String> ROOMS = List.of("process", "files", "instance", "source", "os", "status",
			"controller", "webssh", "web/facts");

	/** Settings and metrics are for whoever configures and monitors. */
	private static final Pattern NOT_FOR_OWNERS = Pattern.compile(".*(Properties|Metrics|ElfHeader|Message)\\.class");

	private static final Pattern WORDS = Pattern.compile("(?s).*[a-z]{2,} [a-z\u0001%].*");

	/** Sentences begin small, but for those that stand alone; a log line has {}. */
	private static final Pattern SENTENCE = Pattern
		.compile("(?s)(?!.*(\\{}|\n))(The web terminal|Port |No web terminal|Put |See |; |[a-z\u0001%\"]).*");

	private RoomTexts() {
	}

	/** With {@code 7} in the place of each value. */
	static NavigableSet<String> read() throws IOException {
		NavigableSet<String> texts = new TreeSet<>();
		for (String room : ROOMS) {
			try (Stream<Path> classes = Files.walk(classes().resolve(room))) {
				classes.filter((file) -> file.toString().endsWith(".class"))
					.filter((file) -> !NOT_FOR_OWNERS.matcher(file.toString()).matches())
					.flatMap((file) -> constants(file).stream())
					.filter((text) -> WORDS.matcher(text).matches() && SENTENCE.matcher(text).matches())
					.map((text) -> text.replaceAll("\u0001|%[ds]", "7").replaceAll("^; ", ""))
					.forEach(texts::add);
			}
		}
		return texts;
	}

	private static Path classes() {
		try {
			URI ours = OsManagerApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI();
			return Path.of(ours).resolve(OsManagerApplication.class.getPackageName().replace('.', '/'));
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static NavigableSet<String> constants(Path file) {
		NavigableSet<String> texts = new TreeSet<>();
		try {
			ClassModel model = ClassFile.of().parse(file);
			model.methods()
				.forEach((method) -> method.code().ifPresent((code) -> code.forEach((it) -> add(texts, it))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

	private static void add(NavigableSet<String> texts, CodeElement element) {
		if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
			texts.add(text);
		}
		else if (element instanceof InvokeDynamicInstruction call) {
			call.bootstrapArgs().stream().filter(String.class::isInstance).map(String.class::cast).forEach(texts::add);
		}
	}

}
