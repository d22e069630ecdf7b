package co.luoyun.osmanager.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import co.luoyun.osmanager.FreePort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortHolderTests {

	@Test
	void whoListensIsFound() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(PortHolder.of(socket.getLocalPort())).hasValueSatisfying((holder) -> {
				assertThat(holder.isOurs()).isTrue();
				assertThat(holder.isProcess(ProcessHandle.current())).isTrue();
				assertThat(holder.isProcess(stranger())).isFalse();
				assertThat(holder).asString()
					.contains(" (process " + ProcessHandle.current().pid() + ", user " + holder.user() + ")");
			});
		}
	}

	private static ProcessHandle stranger() {
		return ProcessHandle.allProcesses()
			.filter((process) -> !process.equals(ProcessHandle.current()))
			.filter((process) -> process.descendants().noneMatch(ProcessHandle.current()::equals))
			.findAny()
			.orElseThrow();
	}

	@Test
	void nobodyListensOnAFreePort() {
		assertThat(PortHolder.of(FreePort.find())).isEmpty();
	}

}
