package co.luoyun.osmanager.controller.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.message.Message;
import jdk.net.ExtendedSocketOptions;

/** Opens TCP connections to controllers. */
public final class Dialer {

	private static final int KEEPALIVE_SECONDS = 10;

	private static final int KEEPALIVE_PROBES = 3;

	private final Duration timeout;

	Dialer(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Connects a fresh socket on which the kernel then watches the peer: idle 10 s,
	 * interval 10 s, 3 probes.
	 * @param socket closed when there is no connection; closing it meanwhile ends the try
	 * @throws ConnectionFailedException when there is no connection within the time limit
	 */
	void dial(Socket socket, Endpoint controller) throws ConnectionFailedException {
		InetSocketAddress address = new InetSocketAddress(controller.host(), controller.port());
		if (address.isUnresolved()) {
			throw new ConnectionFailedException(FailureKind.UNREACHABLE,
					ConnectionMessage.NAME.with(controller.host()));
		}
		try {
			socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
			socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_SECONDS);
			socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_SECONDS);
			socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_PROBES);
			socket.setTcpNoDelay(true);
			socket.connect(address, Math.toIntExact(this.timeout.toMillis()));
		}
		catch (IOException ex) {
			close(socket);
			throw new ConnectionFailedException(FailureKind.UNREACHABLE, describe(controller, ex), ex);
		}
	}

	private Message describe(Endpoint controller, IOException ex) {
		Message what = (ex instanceof SocketTimeoutException)
				? ConnectionMessage.NO_ANSWER_WITHIN.with(this.timeout.toSeconds()) : Failure.inWords(ex);
		return ConnectionMessage.UNREACHABLE.with(controller, what);
	}

	public static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is of no use any more, which is all that was wanted.
		}
	}

}
