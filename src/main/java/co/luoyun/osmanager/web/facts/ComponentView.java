package co.luoyun.osmanager.web.facts;

import java.time.Instant;

import co.luoyun.osmanager.message.ComponentState;
import org.jspecify.annotations.Nullable;

/**
 * One component of OS Manager as the pages and the JSON show it.
 *
 * @param key its name: {@code configuration}, {@code system}, {@code status},
 * {@code controller} or {@code webssh}
 * @param state how it is
 * @param code what exactly, for programs and translations, such as {@code registered}
 * @param since since when it is so, when that is known
 * @param detail what it is, in plain words
 * @param advice what to do when it is not well; empty when there is nothing to do
 */
public record ComponentView(String key, ComponentState state, String code, @Nullable Instant since, String detail,
		String advice) {

}
