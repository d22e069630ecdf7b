package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import co.luoyun.osmanager.SetTicker;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import co.luoyun.osmanager.files.Ticker;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients of a service that is slow: it has one thread, which is taken. */
class GuardedEndpointTests {

	private static final int PLACES = 4;

	private final SetTicker ticker = new SetTicker();

	private final GuardedEndpoint endpoint = new GuardedEndpoint(this.ticker);

	private final GuardedProtocol protocol = new GuardedProtocol(this.endpoint);

	private final CountDownLatch served = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	private final List<Socket> clients = new ArrayList<>();

	private final Tomcat tomcat = new Tomcat();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@BeforeEach
	void start() throws Exception {
		this.protocol.watchedBy(new Listening());
		this.protocol.setMaxThreads(1);
		this.protocol.setMinSpareThreads(1);
		this.protocol.setMaxConnections(PLACES);
		this.protocol.setPort(0);
		this.tomcat.setBaseDir(this.folder.toString());
		this.tomcat.setConnector(new Connector(this.protocol));
		Context context = this.tomcat.addContext("", this.folder.toString());
		context.addServletContainerInitializer((_, servlets) -> servlets.addServlet("slow", new Slow()).addMapping("/"),
				Set.of());
		this.tomcat.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.goOn.countDown();
		for (Socket client : this.clients) {
			client.close();
		}
		this.tomcat.stop();
		this.tomcat.destroy();
	}

	@Test
	void nobodyIsShownOutBecauseTheServiceIsSlow() throws Exception {
		ask(come(2));
		this.served.await();
		Socket bystander = come(3);
		ask(bystander);
		awaitGuests(2);
		Socket idle = come(4);
		awaitGuests(3);
		this.ticker.forward(Duration.ofSeconds(1));
		come(5);
		awaitGuests(PLACES);
		await()
			.untilAsserted(() -> assertThat(this.endpoint.clients().stream().filter(Client::isWaitedFor)).hasSize(2));
		this.ticker.forward(Duration.ofSeconds(1));
		come(6);
		assertThat(hasEnded(idle)).as("the end of one that was idle").isTrue();
		this.goOn.countDown();
		assertThat(new String(bystander.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
			.isEqualTo("HTTP/1.1 200");
	}

	private void awaitGuests(int count) {
		await().until(() -> this.endpoint.clients().size() == count);
	}

	private Socket come(int number) throws IOException {
		Socket socket = new Socket();
		this.clients.add(socket);
		socket.bind(new InetSocketAddress("127.0.0." + number, 0));
		socket.setSoTimeout(20_000);
		socket.connect(new InetSocketAddress("127.0.0.1", this.protocol.getLocalPort()));
		return socket;
	}

	private static boolean hasEnded(Socket socket) throws IOException {
		try {
			return socket.getInputStream().read() < 0;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	private static void ask(Socket socket) throws IOException {
		socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: i\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
	}

	/** Answers when it may. */
	private final class Slow extends GenericServlet {

		@Override
		public void service(ServletRequest request, ServletResponse response) {
			GuardedEndpointTests.this.served.countDown();
			try {
				GuardedEndpointTests.this.goOn.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	/** It always does. */
	private static final class Listening extends ConnectorAddress {

		Listening() {
			super("test", Ticker.SYSTEM);
		}

		@Override
		void refused(IOException reason) {
			throw new IllegalStateException(reason);
		}

	}

}
