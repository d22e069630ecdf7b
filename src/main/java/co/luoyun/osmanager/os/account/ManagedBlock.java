package co.luoyun.osmanager.os.account;

import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.os.Marks;

/**
 * The part of a text file between two marker lines that is OS Manager's. All other lines
 * are the owner's and stay as they are.
 *
 * @param before the owner's lines before the block
 * @param lines the block's lines, without its markers
 * @param after the owner's lines after the block
 */
record ManagedBlock(List<String> before, List<String> lines, List<String> after) {

	/** Finds the block; a file without one gets it at its end. */
	static ManagedBlock in(String text) {
		List<String> all = text.lines().toList();
		int begin = indexOf(all, Marks.BEGIN, 0);
		int end = (begin < 0) ? -1 : indexOf(all, Marks.END, begin);
		// An end that somebody removed must not make the owner's keys ours.
		if (begin < 0) {
			return new ManagedBlock(all, List.of(), List.of());
		}
		if (end < 0) {
			return new ManagedBlock(without(all, begin), List.of(), List.of());
		}
		return new ManagedBlock(all.subList(0, begin), all.subList(begin + 1, end), all.subList(end + 1, all.size()));
	}

	/** The file's text with other lines in the block. */
	String with(List<String> replacement) {
		List<String> all = new ArrayList<>(this.before);
		all.add(Marks.BEGIN + Marks.BEGIN_NOTE);
		all.addAll(replacement);
		all.add(Marks.END);
		all.addAll(this.after);
		return String.join("\n", all) + "\n";
	}

	private static int indexOf(List<String> lines, String prefix, int from) {
		for (int i = from; i < lines.size(); i++) {
			if (lines.get(i).startsWith(prefix)) {
				return i;
			}
		}
		return -1;
	}

	private static List<String> without(List<String> lines, int index) {
		List<String> rest = new ArrayList<>(lines);
		rest.remove(index);
		return rest;
	}

}
