package co.luoyun.osmanager.web.charts;

import java.util.EnumMap;
import java.util.Map;

/**
 * One look at the machine.
 *
 * @param at when, in milliseconds of the ticker
 * @param values what could be measured
 */
public record Sample(long at, Map<Measure, Float> values) {

	public Sample {
		values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
	}

	/** A value, or NaN when it could not be measured. */
	float value(Measure measure) {
		return this.values.getOrDefault(measure, Float.NaN);
	}

}
