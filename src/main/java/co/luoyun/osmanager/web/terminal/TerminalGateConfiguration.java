package co.luoyun.osmanager.web.terminal;

import co.luoyun.osmanager.webssh.TerminalServer;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate at its address. */
@Configuration(proxyBeanMethods = false)
class TerminalGateConfiguration {

	@Bean
	ServletRegistrationBean<TerminalGate> terminalGate(TerminalServer server, TerminalForwarder forwarder,
			WebSocketForwarder webSockets) {
		ServletRegistrationBean<TerminalGate> gate = new ServletRegistrationBean<>(
				new TerminalGate(server, forwarder, webSockets), "/webssh", "/webssh/*");
		gate.setName("terminalGate");
		return gate;
	}

}
