package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.web.access.Peer;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionTests {

	private static final Admission ADMISSION = new Admission(8, 6);

	private static final String SOMEBODY = "127.0.0.9";

	private final SetTicker ticker = new SetTicker();

	private final List<SocketChannel> sockets = new ArrayList<>();

	private final List<PlainChannel> channels = new ArrayList<>();

	private final List<Client> clients = new ArrayList<>();

	private ServerSocketChannel server;

	@BeforeEach
	void listen() throws IOException {
		this.server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0), 100);
	}

	@AfterEach
	void close() throws IOException {
		for (SocketChannel socket : this.sockets) {
			socket.close();
		}
		for (PlainChannel channel : this.channels) {
			channel.close();
		}
		this.server.close();
	}

	@Test
	void whileThereIsRoomNobodyHasToGo() throws IOException {
		come("127.0.0.2", 5);
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(admitted());
		assertThat(ADMISSION.of(this.clients, "127.0.0.2")).isEqualTo(admitted());
	}

	@Test
	void whoIsIdleLongestOfWhoeverHasMostHasToGo() throws IOException {
		come("127.0.0.3", 1);
		this.ticker.forward(Duration.ofSeconds(1));
		come("127.0.0.2", 4);
		this.ticker.forward(Duration.ofSeconds(1));
		come("127.0.0.4", 3);
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(inPlaceOf(this.clients.get(1)));
	}

	@Test
	void whoAsksGoesAfterWhoIsIdle() throws IOException {
		Client asking = come("127.0.0.2", 1);
		this.ticker.forward(Duration.ofMinutes(1));
		Client idle = come("127.0.0.2", 1);
		come("127.0.0.3", 2);
		come("127.0.0.4", 2);
		come("127.0.0.5", 1);
		beginRequest(asking);
		this.ticker.forward(Duration.ofSeconds(2));
		come("127.0.0.6", 1);
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(inPlaceOf(idle));
	}

	@Test
	void whoHasOnlyJustComeStaysAlsoOfWhoeverHasMost() throws IOException {
		Client idle = come("127.0.0.3", 1);
		come("127.0.0.4", 1);
		this.ticker.forward(Duration.ofSeconds(1));
		come("127.0.0.2", 6);
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(inPlaceOf(idle));
	}

	@Test
	void whoSpokeDoesNotGoBeforeThatIsRead() throws IOException {
		come("127.0.0.2", 1).spoke();
		this.ticker.forward(Duration.ofSeconds(9));
		Client idle = come("127.0.0.3", 1);
		for (int i = 0; i < 6; i++) {
			come("127.0.0." + (10 + i), 1);
		}
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(inPlaceOf(idle));
	}

	@Test
	void whoeverIsServedIsNotDisturbed() throws IOException {
		for (int i = 0; i < 8; i++) {
			beServed(come("127.0.0." + (10 + i), 1));
		}
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(refused());
	}

	@Test
	void nobodyHasMoreThanTheirShare() throws IOException {
		Client first = come("127.0.0.2", 1);
		this.ticker.forward(Duration.ofSeconds(1));
		come("127.0.0.2", 5);
		assertThat(ADMISSION.of(this.clients, "127.0.0.2")).isEqualTo(inPlaceOf(first));
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(admitted());
	}

	@Test
	void whoHasMostGetsOnlyAPlaceOfTheirOwn() throws IOException {
		Client own = come("127.0.0.2", 1);
		come("127.0.0.2", 4);
		come("127.0.0.3", 3);
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(ADMISSION.of(this.clients, "127.0.0.2").going()).isPresent()
			.get()
			.extracting(Client::network)
			.isEqualTo(own.network());
	}

	@Test
	void anotherProtocolIsNotDisturbed() throws IOException {
		for (int i = 0; i < 8; i++) {
			come("127.0.0." + (10 + i), 1).upgraded();
		}
		assertThat(ADMISSION.of(this.clients, SOMEBODY)).isEqualTo(refused());
	}

	@Test
	void thoseWhoAreSlowToGoAreNotWithoutLimit() throws IOException {
		come("127.0.0.2", 6);
		this.clients.forEach(Client::showOut);
		assertThat(ADMISSION.of(this.clients, "127.0.0.2")).isEqualTo(admitted());
		come("127.0.0.2", 3);
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(ADMISSION.hasRoom(this.clients)).isTrue();
		come("127.0.0.2", 1);
		assertThat(ADMISSION.hasRoom(this.clients)).isFalse();
	}

	@Test
	void nobodyGoesForOthersWhoHasOnlyJustCome() throws IOException {
		come("127.0.0.2", 6);
		come("127.0.0.3", 2);
		assertThat(ADMISSION.hasRoom(this.clients)).isFalse();
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(ADMISSION.hasRoom(this.clients)).isTrue();
	}

	@Test
	void patienceIsForTheWholeOfARequest() throws IOException {
		Client client = come("127.0.0.2", 1);
		this.ticker.forward(Duration.ofSeconds(3));
		assertThat(client.patienceTaken()).isEqualTo(Duration.ofSeconds(3));
		beginRequest(client);
		this.ticker.forward(Duration.ofSeconds(4));
		beginRequest(client);
		assertThat(client.patienceTaken()).isEqualTo(Duration.ofSeconds(4));
		client.answered();
		assertThat(client.patienceTaken()).isZero();
	}

	@Test
	void aClientHasAWholeNetworkOfVersionSix() throws IOException {
		String one = Peer.network(InetAddress.ofLiteral("2001:db8:0:7::1"));
		assertThat(Peer.network(InetAddress.ofLiteral("2001:db8:0:7:ffff::2"))).isEqualTo(one);
		assertThat(Peer.network(InetAddress.ofLiteral("2001:db8:0:8::1"))).isNotEqualTo(one);
	}

	private static Admission.Decision admitted() {
		return new Admission.Decision(true, Optional.empty());
	}

	private static Admission.Decision refused() {
		return new Admission.Decision(false, Optional.empty());
	}

	private static Admission.Decision inPlaceOf(Client client) {
		return new Admission.Decision(true, Optional.of(client));
	}

	/** The last one of as many as come. */
	private Client come(String address, int count) throws IOException {
		for (int i = 0; i < count; i++) {
			SocketChannel socket = SocketChannel.open();
			this.sockets.add(socket);
			socket.bind(new InetSocketAddress(address, 0)).connect(this.server.getLocalAddress());
			PlainChannel channel = new PlainChannel(new SocketBufferHandler(16, 16, false), this.ticker);
			this.channels.add(channel);
			this.clients.add(channel.client());
			SocketChannel accepted = this.server.accept();
			channel.reset(accepted, null);
			accepted.configureBlocking(false);
		}
		return this.clients.getLast();
	}

	/** Some bytes come, and it waits for more. */
	private void beginRequest(Client client) throws IOException {
		beServed(client);
		assertThat(channelOf(client).read(ByteBuffer.allocate(64))).isZero();
	}

	private void beServed(Client client) throws IOException {
		this.sockets.get(this.clients.indexOf(client))
			.write(ByteBuffer.wrap("GET / HTTP".getBytes(StandardCharsets.US_ASCII)));
		ByteBuffer read = ByteBuffer.allocate(64);
		while (channelOf(client).read(read) == 0) {
			Thread.onSpinWait();
		}
	}

	private PlainChannel channelOf(Client client) {
		return this.channels.get(this.clients.indexOf(client));
	}

}
