package co.luoyun.osmanager.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Stands between a browser and a port, passes everything on, and keeps all that it hears.
 */
final class PassiveListener implements AutoCloseable {

	private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final int port;

	PassiveListener(int port) throws IOException {
		this.port = port;
		Thread.ofVirtual().start(this::listen);
	}

	/** Where the browser goes. */
	int port() {
		return this.server.getLocalPort();
	}

	/** Everything that went either way. */
	String heard() {
		return this.heard.toString(StandardCharsets.ISO_8859_1);
	}

	private void listen() {
		try {
			while (true) {
				Socket browser = this.server.accept();
				Socket page = new Socket(InetAddress.getLoopbackAddress(), this.port);
				Thread.ofVirtual().start(() -> pass(browser, page));
				Thread.ofVirtual().start(() -> pass(page, browser));
			}
		}
		catch (IOException ex) {
			// It is over.
		}
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				this.heard.write(buffer, 0, read);
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// One of the ends is closed.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
