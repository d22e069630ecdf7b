package co.luoyun.osmanager.web.expression;

import java.io.Writer;

/** Takes a page as it is rendered, within the budget. */
public final class PageWriter extends Writer {

	private static final int TAKEN_AT_ONCE = 8192;

	private final StringBuilder page = new StringBuilder();

	private final RenderBudget budget;

	private int held;

	public PageWriter(RenderBudget budget) {
		this.budget = budget;
	}

	@Override
	public void write(char[] text, int start, int length) {
		// The text, once more while it grows, and its bytes.
		if (this.page.length() + length > this.held) {
			int more = this.page.length() + length - this.held + TAKEN_AT_ONCE;
			this.budget.hold(3L * more);
			this.held += more;
		}
		this.page.append(text, start, length);
	}

	@Override
	public void flush() {
		// Nothing is on its way.
	}

	@Override
	public void close() {
		// Nothing is open.
	}

	@Override
	public String toString() {
		return this.page.toString();
	}

}
