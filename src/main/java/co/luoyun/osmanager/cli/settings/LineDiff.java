package co.luoyun.osmanager.cli.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.os.Change;

/** The lines that differ between two texts, by their longest common subsequence. */
final class LineDiff {

	private final List<String> before;

	private final List<String> after;

	private final int[][] common;

	private LineDiff(List<String> before, List<String> after) {
		this.before = before;
		this.after = after;
		this.common = new int[before.size() + 1][after.size() + 1];
		for (int i = before.size() - 1; i >= 0; i--) {
			for (int j = after.size() - 1; j >= 0; j--) {
				this.common[i][j] = before.get(i).equals(after.get(j)) ? this.common[i + 1][j + 1] + 1
						: Math.max(this.common[i + 1][j], this.common[i][j + 1]);
			}
		}
	}

	// What is the same at both ends is left out: a table of all lines of a large file
	// would take more memory than there is.
	private static LineDiff between(List<String> before, List<String> after) {
		int limit = Math.min(before.size(), after.size());
		int head = 0;
		while (head < limit && before.get(head).equals(after.get(head))) {
			head++;
		}
		int tail = 0;
		while (tail < limit - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
			tail++;
		}
		return new LineDiff(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
	}

	/**
	 * What a step does to a file.
	 * @return lines that begin with - or +; without any secret
	 */
	static List<String> of(Change.WriteFile change) {
		return between(lines(change.former().orElse("")), lines(change.content())).differences(change.secret());
	}

	/** Every line as a removed one. */
	static List<String> of(Change.DeleteFile change) {
		return new LineDiff(lines(change.former()), List.of()).differences(false);
	}

	// A step's text has one char for each byte.
	private static List<String> lines(String text) {
		return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).lines().toList();
	}

	private List<String> differences(boolean secret) {
		List<String> lines = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < this.before.size() || j < this.after.size()) {
			if (i < this.before.size() && j < this.after.size() && this.before.get(i).equals(this.after.get(j))) {
				i++;
				j++;
			}
			else if (i < this.before.size()
					&& (j == this.after.size() || this.common[i + 1][j] >= this.common[i][j + 1])) {
				lines.add("-" + shown(this.before.get(i++), secret));
			}
			else {
				lines.add("+" + shown(this.after.get(j++), secret));
			}
		}
		return lines;
	}

	private static String shown(String line, boolean secret) {
		if (!secret) {
			return line;
		}
		String[] fields = line.split(":", -1);
		if (fields.length < 2) {
			return "******";
		}
		fields[1] = "******";
		return String.join(":", fields);
	}

}
