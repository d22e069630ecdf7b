package co.luoyun.osmanager.cli;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Secrets in the forms that they have in logs, settings and answers. */
class RedactionTests {

	private static final String SECRET = "hunter2hunter2hunter2";

	private final Redaction redaction = Redaction.of(Path.of("/nowhere/luoyun.conf"));

	@ParameterizedTest
	@ValueSource(strings = { "DB_PASSWORD=@", "export MYSQL_ROOT_PASSWORD='@'", "PGPASSWORD=@ psql", "password: @",
			"\"db_password\": \"@\"", "{\\\"password\\\":\\\"@\\\"}", "spring.datasource.password = @",
			"password=\"@ @\"", "postgres://u:@@db/app", "redis://:@@10.0.0.1:6379/0", "amqp://u:a/b@c@@mq",
			"https://@@example.org/", "Authorization: Bearer @", "authorization: Basic @==", "bearer @", "'Bearer @'",
			"Cookie: a=b; session=@", "Set-Cookie: osmanager_session=@; Path=/", "GET /?cookie=@&x=1",
			"?access_token=@", "X-Api-Key: @", "api_key=@", "AWS_SECRET_ACCESS_KEY=@", "client-secret: @",
			"passphrase=@", "MYSQL_PWD=@", "--password @", "mysqldump --password=@", "curl --oauth2-token @",
			"psk=\"@\"", "token => @", "'secret': '@'", "secret_key_base: @", "wifi-passwd:@", "credentials=@",
			"eyJ@.eyJ@.@", "ghp_@", "xoxb-@", "glpat-@", "sk_live_@", "$6$salt$@", "$y$j9T$salt$@", "$2b$12$@",
			"-----BEGIN RSA PRIVATE KEY-----\n@", "-----BEGIN PRIVATE KEY-----\n@\n-----END PRIVATE KEY-----" })
	void masks(String text) {
		String attacked = text.replace("@@", "\u0000").replace("@", SECRET).replace("\u0000", SECRET + "@");
		assertThat(this.redaction.apply("before " + attacked)).startsWith("before ").doesNotContain(SECRET);
		assertThat(this.redaction.apply(attacked + "\nafter")).doesNotContain(SECRET);
	}

	@Test
	void masksAKeyThatTheTextBeginsWithin() {
		assertThat(this.redaction.apply(SECRET + "\n" + SECRET + "==\n-----END PRIVATE KEY-----\nafter"))
			.doesNotContain(SECRET)
			.endsWith("after");
		assertThat(this.redaction.apply("AKIA0123456789ABCDEF")).doesNotContain("0123");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "2026-01-01 12:00:00 INFO Application serving (/LuoYun/custom/scripts/status: exit code 0)",
					"http://192.0.2.7:8080/index.html", "osmanager_status_value 2000.0", "network[0]: eth0 by ifupdown",
					"\"state\":\"OK\",\"code\":\"registered\"", "3 passed, 4 failed", "user@example.org" })
	void leavesAlone(String text) {
		assertThat(this.redaction.apply(text)).isEqualTo(text);
	}

	@Test
	void takesTimeInLineWithTheText() {
		for (String part : new String[] { "a", "key", "://", "AAAA ", "--", "-----BEGIN PRIVATE KEY-----", "password",
				"$6$", "eyJ" }) {
			String text = part.repeat(2_000_000 / part.length());
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> this.redaction.apply(text), part);
		}
	}

}
