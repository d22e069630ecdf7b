package co.luoyun.osmanager.webssh;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTemplateTests {

	@Test
	void fillsItsPlaces() {
		String template = "ttyd -p {port} -i {bind} -b {base} '--title=a {port}' \"b c\" login";
		assertThat(CommandTemplate.fill(template, 8001, Exposure.GATED)).containsExactly("ttyd", "-p", "8001", "-i",
				"127.0.0.1", "-b", "/webssh/", "--title=a 8001", "b c", "login");
		assertThat(CommandTemplate.fill("x {bind}{base}", 8001, Exposure.DIRECT)).containsExactly("x", "0.0.0.0/");
	}

	@Test
	void knowsWhetherTheServerIsToldItsPath() {
		assertThat(CommandTemplate.namesBase("wetty --base {base}")).isTrue();
		assertThat(CommandTemplate.namesBase("ttyd -p {port}")).isFalse();
	}

	@Test
	void knowsAQuoteWithoutItsPartner() {
		assertThat(CommandTemplate.isComplete("a 'b c' \"d\"")).isTrue();
		assertThat(CommandTemplate.isComplete("a 'b")).isFalse();
	}

}
