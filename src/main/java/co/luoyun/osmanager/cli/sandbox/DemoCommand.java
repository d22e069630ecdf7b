package co.luoyun.osmanager.cli.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Shows OS Manager to whoever has no cloud. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
		customSynopsis = "osmanager demo [--SETTING=VALUE...]",
		description = "Runs OS Manager in a sandbox, with a floppy image made on the spot and a development "
				+ "controller on loopback, and says where its pages are. Changes nothing of this machine, and "
				+ "needs no root. Its web terminal asks this machine's own ssh server.",
		footer = { "", "Settings are the service's own, for example --server.port=8090, "
				+ "--osmanager.web.https.port=8444, --osmanager.webssh.port=8091. Ends with Ctrl-C." })
public final class DemoCommand implements Callable<Integer> {

	@Unmatched
	private List<String> settings = new ArrayList<>();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Override
	public Integer call() throws IOException, InterruptedException {
		SandboxedService service = SandboxedService.prepare(this.spec, this.settings, "--server.port=");
		PrintWriter out = this.spec.commandLine().getOut();
		SystemRoot home = this.parent.systemRoot();
		service.take(home.home(HomePath.PAGES), home.home(HomePath.BUILD));
		try (SimulatedController controller = new SimulatedController(
				ControllerOptions.onLoopback(new SharedKey(service.sandbox().key())), Clock.systemUTC(),
				(event) -> out.println("controller: " + event))
			.start()) {
			service.sandbox().make(controller.port(), true);
			service.run(this.parent.service(), out, "--osmanager.webssh.exposure=gated");
		}
		return 0;
	}

}
