package co.luoyun.osmanager.web.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import co.luoyun.osmanager.web.expression.PageReadable;
import org.jspecify.annotations.Nullable;

/**
 * Writes moments for people, in this machine's time zone.
 */
@PageReadable
public final class PageTimes {

	// Short names of zones are ambiguous, as CST.
	private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("O", Locale.ROOT);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

	private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private final Clock clock;

	private final PageLanguage language;

	PageTimes(Clock clock, PageLanguage language) {
		this.clock = clock;
		this.language = language;
	}

	/** Hour and minute, with the date when it is not today's. */
	public String at(@Nullable Instant moment) {
		if (moment == null) {
			return "";
		}
		ZonedDateTime there = moment.atZone(ZoneId.systemDefault());
		boolean today = there.toLocalDate().equals(this.clock.instant().atZone(ZoneId.systemDefault()).toLocalDate());
		return there.format(today ? TIME : DATE_AND_TIME) + " " + zone(there);
	}

	/** This machine's time zone now, as its distance: {@code UTC+8}. */
	public String zone() {
		return zone(this.clock.instant().atZone(ZoneId.systemDefault()));
	}

	private static String zone(ZonedDateTime there) {
		return there.format(ZONE).replace("GMT", "UTC");
	}

	/** Date and time to the second. */
	public String exact(Instant moment) {
		ZonedDateTime there = moment.atZone(ZoneId.systemDefault());
		return there.format(EXACT) + " " + zone(there);
	}

	/** How long ago a moment was, in its two largest units: {@code 3d 4h}. */
	public String since(@Nullable Instant moment) {
		if (moment == null) {
			return "";
		}
		Duration passed = Duration.between(moment, this.clock.instant());
		if (passed.toDays() > 0) {
			return text("moment.days", passed.toDays(), passed.toHoursPart());
		}
		return (passed.toHours() > 0) ? text("moment.hours", passed.toHours(), passed.toMinutesPart())
				: text("moment.minutes", Math.max(0, passed.toMinutes()));
	}

	private String text(String key, Object... numbers) {
		return this.language.formatted(key, numbers).orElse("");
	}

}
