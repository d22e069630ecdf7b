package co.luoyun.osmanager.web.facts;

import java.time.Instant;

/**
 * One line of OS Manager's log.
 *
 * @param at when
 * @param level {@code INFO}, {@code WARN} or {@code ERROR}
 * @param source the part of OS Manager that wrote it
 * @param text the message
 */
public record LogLine(Instant at, String level, String source, String text) {

}
