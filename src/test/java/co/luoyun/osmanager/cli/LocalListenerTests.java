package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalListenerTests {

	@Test
	void tellsRootsPortFromAnothersUser(@TempDir Path folder) throws IOException {
		Path table = Files.writeString(folder.resolve("tcp"), """
				  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
				   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1
				   1: 00000000:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
				   2: 0100007F:1F91 0100007F:1234 01 00000000:00000000 00:00000000 00000000  1000        0 3 1
				""");
		List<Path> tables = List.of(table, folder.resolve("tcp6"));
		assertThat(LocalListener.isOf("0", 8080, tables)).isFalse();
		assertThat(LocalListener.isOf("0", 8081, tables)).isTrue();
		assertThat(LocalListener.isOf("0", 8082, tables)).isTrue();
	}

	@Test
	void knowsItsOwn() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			assertThat(LocalListener.isOurs(socket.getLocalPort())).isTrue();
		}
	}

}
