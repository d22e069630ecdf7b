package co.luoyun.osmanager.web.facts;

import org.jspecify.annotations.Nullable;

/**
 * The web terminal.
 *
 * @param url where it is, when it runs: a whole address, or one relative to the folder's
 * top
 * @param explanation how it is, in a sentence
 */
public record TerminalView(@Nullable String url, String explanation) {

}
