package co.luoyun.osmanager.web;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.Configuration.Configured;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.status.StatusProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The pages say that all is well only when it is. */
@StartsPrograms
class TruthTests {

	private static final String FINGERPRINT = "Pkgu5arqrkvkFRdwq55a/Q+9QhOpgPn2xzxudvgW+vI";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--osmanager.status.interval=1s",
			"--osmanager.status.url=http://127.0.0.1:3000/start");

	@Test
	void notConfiguredWinsOverServing() throws Exception {
		status("#!/bin/sh\necho \"asked for $OSMANAGER_URL\"\n");
		await().atMost(Duration.ofSeconds(30)).until(() -> web.bean(StatusProbe.class).current().serving());
		assertThat(web.visit("/").body()).contains("is-SERVING", "href=\"http://i10.example.org:3000/start\"");
		assertThat(web.get(web.owner(), "/index.html").body()).contains("asked for http://127.0.0.1:3000/start");
		web.bean(CurrentConfiguration.class)
			.set(new Configuration.Unconfigured(Message.plain("no floppy"), List.of(), List.of()));
		assertThat(web.visit("/").body()).contains("is-NOT_CONFIGURED").doesNotContain("is-SERVING");
		for (int i = 0; i < 8; i++) {
			assertThat(web.visit("/?cookie=anything", "X-Forwarded-For", "203.0.113.66").body())
				.contains("This machine has no configuration")
				.doesNotContain("not valid any more");
		}
	}

	@Test
	void aScriptThatCannotRunIsNotAnAbsentOne() throws Exception {
		status("#!/bin/sh\r\nexit 0\r\n");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(web.get(web.owner(), "/index.html").body()).contains(
					"Nothing tells how the application is", "has the line ends of Windows",
					"nothing tells yet how the application is"));
	}

	@Test
	void aMacThatNoInterfaceHasIsAWarning() throws Exception {
		new Sandbox(web.sandbox.root).networkInterface("lan7", "52:54:00:12:34:56");
		Configured before = (Configured) WebSandbox.configured(WebSandbox.COOKIE);
		LuoYunConf conf = new LuoYunConf(Optional.empty(), Optional.empty(), before.conf().tag(), before.conf().key(),
				Sandbox.json("{'cookie': '" + WebSandbox.COOKIE
						+ "', 'network': [{'mac': '52:54:00:ff:ff:ff', 'ip': '192.0.2.7', 'netmask': '255.255.255.0'}]}"),
				java.util.Map.of());
		web.bean(CurrentConfiguration.class)
			.set(new Configured(conf, before.source().toString(), before.change(), List.of(), List.of(),
					before.loadedAt(), before.took()));
		web.bean(OsConfigurer.class).configure();
		assertThat(web.get(web.owner(), "/index.html").body()).contains("does not fit this machine",
				"there is no interface with MAC 52:54:00:ff:ff:ff, so it goes to lan7");
	}

	@Test
	void theOwnerHasThingsDoneAndOthersDoNot() throws Exception {
		HttpClient owner = web.owner();
		assertThat(web.post(owner, "/check-now", "", "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
		assertThat(web.post(owner, "/check-now", "", "Sec-Fetch-Site", "same-site").statusCode())
			.as("from the application on another port")
			.isEqualTo(403);
		assertThat(web.post(HttpClient.newHttpClient(), "/read-again", "", "Accept", "text/html").statusCode())
			.isEqualTo(403);
		assertThat(web.get(owner, "/?view=visitor").body()).contains("class=\"public\"").doesNotContain("signed out");
		assertThat(web.get(owner, "/").body()).contains("class=\"owner\"", "href=\"?view=visitor\"");
		assertThat(web.post(owner, "/read-again", "", "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
		// There is no source.
		await().until(() -> web.bean(CurrentConfiguration.class).get() instanceof Configuration.Unconfigured);
	}

	@Test
	void theOwnerSeesHowToComeInAndWhenItWasNotWell() throws Exception {
		web.sandbox.write("../etc/ssh/ssh_host_ed25519_key.pub",
				"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO root@i10\n");
		status("#!/bin/sh\nexit 0\n");
		await().atMost(Duration.ofSeconds(30)).until(() -> web.bean(StatusProbe.class).current().serving());
		status("#!/bin/sh\nexit 3\n");
		await().atMost(Duration.ofSeconds(30)).until(() -> !web.bean(StatusProbe.class).current().serving());
		String page = web.get(web.owner(), "/index.html").body();
		assertThat(page)
			.contains("ssh root@i10.example.org", "SHA256:" + FINGERPRINT, "When it was not well",
					"status program exited with 3", "href=\"#status\"", " GB</small>", "OS Manager unpackaged")
			.containsPattern("since \\d\\d:\\d\\d UTC")
			.containsPattern("Page made at \\d\\d:\\d\\d UTC");
		status("#!/bin/sh\nexit 0\n");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(web.get(web.owner(), "/index.html").body())
				.containsPattern("\\d\\d:\\d\\d UTC to \\d\\d:\\d\\d UTC"));
		assertThat(web.visit("/").body()).doesNotContain("ssh root@", "SHA256:", "unpackaged");
	}

	private static void status(String text) throws Exception {
		web.sandbox.write("custom/scripts/status", text);
		Files.setPosixFilePermissions(web.sandbox.home("custom/scripts/status"),
				PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
