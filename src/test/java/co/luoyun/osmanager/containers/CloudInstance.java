package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.awaitility.Awaitility.await;

/**
 * An instance with OS Manager and two interfaces that nobody but OS Manager configures.
 */
final class CloudInstance implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Cloud cloud;

	private final Guest guest;

	private final String frontAddress;

	private final String backAddress;

	/**
	 * An instance that is switched off, with its floppy disk, in a cloud of its own.
	 * @param image the system
	 */
	CloudInstance(String image) throws IOException {
		this.cloud = new Cloud(image);
		this.frontAddress = Cloud.address(this.cloud.front(), 60);
		this.backAddress = Cloud.address(this.cloud.back(), 61);
		this.guest = new Guest(image).withNetwork(this.cloud.front());
		this.guest.start();
		this.guest.connect(this.cloud.back());
		this.guest.insert(floppy("enable"));
	}

	/** The same on Debian with systemd-networkd. */
	CloudInstance() throws IOException {
		this(TestImages.installed("systemd-networkd"));
	}

	Cloud cloud() {
		return this.cloud;
	}

	Guest guest() {
		return this.guest;
	}

	/** Its configured address in the network of the controller. */
	String frontAddress() {
		return this.frontAddress;
	}

	/** Its configured address in the second network. */
	String backAddress() {
		return this.backAddress;
	}

	/** Its floppy disk. */
	byte[] floppy(String webssh) {
		return floppy(this.backAddress, webssh);
	}

	/** Its floppy disk with another address in the second network. */
	byte[] floppy(String otherBackAddress, String webssh) {
		return floppy(otherBackAddress, "", webssh);
	}

	/**
	 * Its floppy disk with another address and gateway in the second network.
	 */
	byte[] floppy(String otherBackAddress, String backGateway, String webssh) {
		String front = Cloud.entry(this.guest.mac("eth0"), this.frontAddress, Cloud.prefix(this.cloud.front()),
				Cloud.gateway(this.cloud.front()));
		String back = Cloud.entry(this.guest.mac("eth1"), otherBackAddress, Cloud.prefix(this.cloud.back()),
				backGateway);
		return this.cloud.floppy(front + ", " + back, webssh);
	}

	/** Waits until the controller sees it serving. */
	void awaitServing() {
		await().atMost(PATIENCE)
			.until(() -> this.cloud.instance().filter((instance) -> instance.serving()).isPresent());
	}

	/** Whether the controller sees it connected. */
	boolean connected() {
		return this.cloud.instance().filter((instance) -> instance.connected()).isPresent();
	}

	/** A page as a browser outside of the instance has it. */
	HttpResponse<String> get(String address, int port, String path) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NORMAL)
			.cookieHandler(new CookieManager())
			.connectTimeout(Duration.ofSeconds(5))
			.build()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path))
				.timeout(Duration.ofSeconds(10))
				.build();
			return client.send(request, HttpResponse.BodyHandlers.ofString());
		}
	}

	@Override
	public void close() {
		this.guest.stop();
		this.cloud.close();
	}

}
