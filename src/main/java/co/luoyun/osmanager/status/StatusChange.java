package co.luoyun.osmanager.status;

import java.time.Instant;

/**
 * The application's status became another one.
 *
 * @param at when the run that showed it ended
 * @param before the status until then
 * @param after the status from then on
 */
public record StatusChange(Instant at, ApplicationStatus before, ApplicationStatus after) {

}
