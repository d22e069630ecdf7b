package co.luoyun.osmanager.web.expression;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.Projection;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Selection;

/**
 * An expression in a template.
 *
 * @param text what stands between the braces
 */
record TemplateExpression(String text) {

	// Braces within are counted, unless they stand in quotes.
	static Stream<TemplateExpression> within(String value) {
		Stream.Builder<TemplateExpression> found = Stream.builder();
		int start = value.indexOf("${");
		while (start >= 0) {
			int end = end(value, start + 2);
			found.add(new TemplateExpression(value.substring(start + 2, end)));
			start = value.indexOf("${", end);
		}
		return found.build();
	}

	private static int end(String value, int from) {
		int depth = 1;
		boolean quoted = false;
		for (int i = from; i < value.length(); i++) {
			char c = value.charAt(i);
			quoted ^= c == '\'';
			depth += quoted ? 0 : (c == '{') ? 1 : (c == '}') ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		return value.length();
	}

	/** The names that it takes from the page. */
	Stream<String> names() {
		return names(ModelExpressions.read(this.text).getAST());
	}

	private static Stream<String> names(SpelNode node) {
		return switch (node) {
			case PropertyOrFieldReference property -> Stream.of(property.getName());
			// Names in these are those of the elements, or keys.
			case Projection _, Selection _, Indexer _ -> Stream.empty();
			case CompoundExpression compound -> Stream.concat(names(compound.getChild(0)),
					children(compound).skip(1)
						.filter((child) -> !(child instanceof PropertyOrFieldReference))
						.flatMap(TemplateExpression::names));
			default -> children(node).flatMap(TemplateExpression::names);
		};
	}

	private static Stream<SpelNode> children(SpelNode node) {
		return IntStream.range(0, node.getChildCount()).mapToObj(node::getChild);
	}

	@Override
	public String toString() {
		return "${" + this.text + "}";
	}

}
