package co.luoyun.osmanager.cli.settings;

import java.io.PrintWriter;
import java.util.Optional;

import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.OsPlan;
import co.luoyun.osmanager.os.SettingPlan;

/**
 * A plan for people: a line for each setting, files as differences, commands as they
 * would be typed.
 *
 * @param plan the plan
 * @param script the application's config script, where it is asked for
 */
record PlanText(OsPlan plan, Optional<ConfigScript> script) {

	void print(PrintWriter out) {
		for (SettingPlan setting : this.plan.settings()) {
			out.println(setting.setting() + ": " + PlanJson.word(setting) + ": " + setting.detail());
			if (setting instanceof SettingPlan.Changes changes) {
				changes.steps().forEach((step) -> print(step, out));
			}
		}
		this.script.ifPresent((each) -> out.println("script: " + each.obstacle()
			.map((reason) -> "skipped: " + reason)
			.orElseGet(() -> "runs at each boot, and by apply: " + each.path())));
	}

	private static void print(Change step, PrintWriter out) {
		switch (step) {
			case Change.WriteFile file -> {
				out.println("    --- " + (file.former().isPresent() ? file.path() : "/dev/null"));
				out.println("    +++ " + file.path() + " (" + file.mode() + ")");
				LineDiff.of(file).forEach((line) -> out.println("    " + line));
			}
			case Change.DeleteFile file -> {
				out.println("    --- " + file.path());
				out.println("    +++ /dev/null");
				LineDiff.of(file).forEach((line) -> out.println("    " + line));
			}
			case Change.Protect protect -> out.println("    " + protect.summary());
			case Change.RunCommand run -> out.println("    $ " + run.command());
		}
	}

}
