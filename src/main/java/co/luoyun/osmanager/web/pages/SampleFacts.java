package co.luoyun.osmanager.web.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.BuildInfo;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.web.charts.ChartView;
import co.luoyun.osmanager.web.facts.ComponentView;
import co.luoyun.osmanager.web.facts.HttpsView;
import co.luoyun.osmanager.web.facts.InstanceState;
import co.luoyun.osmanager.web.facts.InstanceView;
import co.luoyun.osmanager.web.facts.LogLine;
import co.luoyun.osmanager.web.facts.MachineView;
import co.luoyun.osmanager.web.facts.Panel;
import co.luoyun.osmanager.web.facts.SettingView;
import co.luoyun.osmanager.web.facts.SshFacts;
import co.luoyun.osmanager.web.facts.StatusView;
import co.luoyun.osmanager.web.facts.TerminalView;
import co.luoyun.osmanager.web.facts.Words;

/** Facts of no instance, to try pages with. */
final class SampleFacts {

	private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05Z");

	private static final String HOST = "i10.example.org";

	private SampleFacts() {
	}

	/** An instance that has everything. */
	static PageModel.Shown full() {
		List<Panel> panels = List.of(
				everybodys("components",
						List.of(component("status", ComponentState.OK, "serving"),
								component("controller", ComponentState.ERROR, "refused"))),
				everybodys("status",
						new StatusView("serving", 2110, "/LuoYun/custom/scripts/status", MOMENT, 12, "exit code 0",
								"ok", false, List.of(new StatusView.Incident(MOMENT, MOMENT, "exit code 3")))),
				everybodys("terminal", new TerminalView("webssh/", "it runs")),
				everybodys("https", new HttpsView(8443, "AB:CD", true, MOMENT)),
				owners("machine", new MachineView("Debian GNU/Linux 13", "6.12", 2, 2048, MOMENT)),
				owners("settings", List.of(new SettingView("network", "changed", "eth0", 7))),
				owners("log", List.of(new LogLine(MOMENT, "INFO", "BootSequence", "ready"))),
				owners("charts", List.of(chart("hour"), chart("day"))),
				owners("ssh", new SshFacts.View(List.of("ssh root@" + HOST),
						List.of(new SshFacts.View.HostKey("ED25519", "SHA256:abc")))));
		return new PageModel.Shown(() -> HOST,
				() -> new InstanceView(HOST, 10, List.of("192.0.2.10"), InstanceState.SERVING, "http://" + HOST + "/"),
				() -> new BuildInfo(Optional.of("Debian"), Optional.of("by hand"), Optional.of("- first"),
						Optional.of("openssh-server"), Optional.of("Appliance: 1.0\nRedmine: 2.3.1")),
				panels);
	}

	/** One of which nothing is known yet. */
	static PageModel.Shown bare() {
		List<Panel> panels = List.of(
				everybodys("components",
						List.of(new ComponentView("status", ComponentState.BUSY, "unknown", null, "", ""))),
				everybodys("status", new StatusView("unknown", 2000, "", null, 0, "", "", false, List.of())),
				everybodys("terminal", new TerminalView(null, "")),
				everybodys("https", new HttpsView(null, "", false, null)),
				owners("machine", new MachineView("", "", 1, 0, null)), owners("settings", List.of()),
				owners("log", List.of()), owners("charts", List.of()),
				owners("ssh", new SshFacts.View(List.of(), List.of())));
		return new PageModel.Shown(() -> "localhost",
				() -> new InstanceView("localhost", null, List.of(), InstanceState.NOT_CONFIGURED, "http://localhost/"),
				() -> new BuildInfo(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
						Optional.empty()),
				panels);
	}

	private static ComponentView component(String key, ComponentState state, String code) {
		return new ComponentView(key, state, code, MOMENT, "since then", "look at the log");
	}

	private static ChartView chart(String span) {
		return new ChartView("cpu", span, List.of(new ChartView.Line("value", "M0 50L600 40", "")), "100 %", "60 %", "",
				"60 %", false);
	}

	private static Panel everybodys(String key, Object view) {
		return new Sample(key, view, false);
	}

	private static Panel owners(String key, Object view) {
		return new Sample(key, view, true);
	}

	private record Sample(String key, Object view, boolean ownerOnly) implements Panel {

		@Override
		public Object view(Words words) {
			return this.view;
		}

	}

}
