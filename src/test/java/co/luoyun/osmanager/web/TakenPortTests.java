package co.luoyun.osmanager.web;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.web.facts.ComponentsPanel;
import co.luoyun.osmanager.web.facts.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Another program has the page's port. */
@ExtendWith(OutputCaptureExtension.class)
class TakenPortTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@Test
	void everythingElseWorksAndThePortIsTakenWhenItIsFree(CapturedOutput output) throws Exception {
		int port = FreePort.find();
		RunningWeb web = new RunningWeb("--server.port=" + port);
		try {
			try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				web.start();
				assertSaid(web, output, taken);
			}
			await().atMost(PATIENCE).ignoreExceptions().until(() -> web.visit("/").statusCode() == 200);
			assertThat(web.bean(ComponentsPanel.class).view(Words.ENGLISH))
				.noneMatch((component) -> component.key().equals("page"));
			assertThat(output).containsOnlyOnce("Port " + port + " is free now");
		}
		finally {
			web.stop();
		}
	}

	private static void assertSaid(RunningWeb web, CapturedOutput output, ServerSocket taken) {
		assertThat(output)
			.containsOnlyOnce("There is no page: port " + taken.getLocalPort() + " cannot be opened (Address already")
			.contains("process " + ProcessHandle.current().pid());
		assertThat(web.bean(ComponentsPanel.class).view(Words.ENGLISH).getFirst()).satisfies((page) -> {
			assertThat(page.key()).isEqualTo("page");
			assertThat(page.state()).isEqualTo(ComponentState.ERROR);
			assertThat(page.advice()).contains("is tried again");
		});
		assertThat(web.bean(HealthEndpoint.class).healthForPath("page")).extracting("status").isEqualTo(Status.DOWN);
	}

}
