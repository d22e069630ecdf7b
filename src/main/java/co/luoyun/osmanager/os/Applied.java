package co.luoyun.osmanager.os;

import co.luoyun.osmanager.message.Message;

/**
 * What taking a plan's steps came to.
 *
 * @param result what came of it
 * @param detail in one line
 */
public record Applied(SettingOutcome.Result result, Message detail) {

	public static Applied of(boolean changed, Message detail) {
		return changed ? new Applied(SettingOutcome.Result.CHANGED, detail)
				: new Applied(SettingOutcome.Result.PLANNED, detail);
	}

}
