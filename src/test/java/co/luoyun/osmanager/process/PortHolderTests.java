package co.luoyun.osmanager.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PortHolderTests {

	@Test
	void whoListensIsFound() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(PortHolder.of(socket.getLocalPort())).hasValueSatisfying((holder) -> {
				assertThat(holder.isOurs()).isTrue();
				assertThat(holder.isProcess(ProcessHandle.current())).isTrue();
				assertThat(holder.isProcess(stranger())).isFalse();
				assertThat(holder.message()).asString()
					.contains(" (process " + ProcessHandle.current().pid() + ", user " + holder.user() + ")");
			});
		}
	}

	@Test
	void whoseAPortIsIsSeenByEverySocketOfIt(@TempDir Path folder) throws IOException {
		Path table = Files.writeString(folder.resolve("tcp"), """
				  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
				   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1
				   1: 00000000:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
				   2: 0100007F:1F91 0100007F:1234 01 00000000:00000000 00:00000000 00000000  1000        0 3 1
				   3: 0100007F:2345 0100007F:1F91 01 00000000:00000000 00:00000000 00000000    33        0 4 1
				   4: 0100007F:2346 0100007F:1F91 06 00000000:00000000 00:00000000 00000000     0        0 0 1
				""");
		List<Path> tables = List.of(table, folder.resolve("tcp6"));
		assertThat(PortHolder.listening(tables, 0x1F90)).containsExactly(new PortHolder(1000, "1"));
		assertThat(PortHolder.listening(tables, 0x1F91)).containsExactly(new PortHolder(0, "2"));
		assertThat(PortHolder.connected(tables, 0x2345, 0x1F91)).containsExactly(new PortHolder(33, "4"));
		assertThat(PortHolder.connected(tables, 0x2346, 0x1F91)).as("closed already, and of nobody").isEmpty();
	}

	@Test
	void aConnectionHasItsUserAtEitherEnd() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
			assertThat(PortHolder.isOurs(server.getLocalPort())).isTrue();
			assertThat(PortHolder.isOurs(client.getLocalPort(), client.getPort())).isTrue();
			assertThat(PortHolder.isOurs(client.getPort(), server.getLocalPort())).isFalse();
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
		int port = FreePort.find();
		assertThat(PortHolder.of(port)).isEmpty();
		assertThat(PortHolder.isOurs(port)).isFalse();
	}

}
