package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketDecoder;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.controller.protocol.SharedKey;

/** One connection of an agent to the development controller. */
final class AgentConnection implements Runnable {

	private final Socket socket;

	private final AgentRegistry reception;

	private final InstanceSession session;

	private final PacketDecoder decoder = new PacketDecoder();

	private final AtomicInteger jobs = new AtomicInteger();

	private final Map<Integer, CompletableFuture<Packet.QueryReply>> queries = new ConcurrentHashMap<>();

	private final Queue<CompletableFuture<Bytes>> echoes = new ArrayDeque<>();

	AgentConnection(Socket socket, IntFunction<Optional<SharedKey>> keys, AgentRegistry reception) {
		this.socket = socket;
		this.reception = reception;
		this.session = new InstanceSession(keys);
	}

	/** The instance at the other end; empty while it has not said. */
	OptionalInt tag() {
		return this.session.tag();
	}

	@Override
	public void run() {
		String reason = "";
		try {
			this.socket.setTcpNoDelay(true);
			this.socket.setKeepAlive(true);
			byte[] buffer = new byte[4096];
			for (int length = read(buffer); length >= 0; length = read(buffer)) {
				this.decoder.add(buffer, length);
				for (Optional<Packet> each = this.decoder.next(); each.isPresent(); each = this.decoder.next()) {
					receive(each.get());
				}
			}
		}
		catch (IOException ex) {
			reason = String.valueOf(ex.getMessage());
		}
		finally {
			close();
			this.reception.left(this, reason.isEmpty() ? this.session.end() : reason);
		}
	}

	/** Its address and port, for a person. */
	String peer() {
		return this.socket.getInetAddress().getHostAddress() + ":" + this.socket.getPort();
	}

	CompletableFuture<Packet.QueryReply> query() {
		CompletableFuture<Packet.QueryReply> reply = new CompletableFuture<>();
		int job = this.jobs.incrementAndGet();
		this.queries.put(job, reply);
		sendOrFail(new Packet.QueryRequest(job), reply);
		return reply;
	}

	CompletableFuture<Bytes> echo(Bytes data) {
		CompletableFuture<Bytes> reply = new CompletableFuture<>();
		synchronized (this.echoes) {
			this.echoes.add(reply);
		}
		sendOrFail(new Packet.EchoRequest(data), reply);
		return reply;
	}

	void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// It is of no use any more, which is all that was wanted.
		}
	}

	private int read(byte[] buffer) throws IOException {
		return this.socket.getInputStream().read(buffer);
	}

	private void receive(Packet packet) throws IOException {
		switch (packet) {
			case Packet.AuthRequest request -> {
				List<Packet> answer = this.session.claim(request);
				if (answer.isEmpty()) {
					this.reception.unknown(this, request.tag());
				}
				else {
					this.reception.claimed(this, request.tag());
				}
				send(answer);
			}
			case Packet.AuthReply reply -> this.session.verify(reply);
			case Packet.RegisterRequest request -> {
				Packet reply = this.session.register(request, this.reception.refuses(request.tag()));
				this.reception.registered(this, request, this.session.registered());
				send(List.of(reply));
			}
			case Packet.EchoRequest(Bytes data) -> send(List.of(new Packet.EchoReply(data)));
			case Packet.Report(int status) when this.session.registered() -> report(status);
			case Packet.QueryReply reply when this.session.registered() -> {
				CompletableFuture<Packet.QueryReply> waiting = this.queries.remove(reply.jobId());
				if (waiting != null) {
					waiting.complete(reply);
				}
			}
			case Packet.EchoReply(Bytes data) -> echoed(data);
			default -> this.reception.skipped(packet);
		}
		if (this.session.registered()) {
			this.session.tag().ifPresent(this.reception::heard);
		}
	}

	private void report(int status) {
		int tag = this.session.tag().orElseThrow();
		if (status < 2000 || status > 2130) {
			this.reception.skipped(new Packet.Report(status));
			return;
		}
		this.reception.reported(tag, status);
	}

	private void echoed(Bytes data) {
		CompletableFuture<Bytes> waiting;
		synchronized (this.echoes) {
			waiting = this.echoes.poll();
		}
		if (waiting != null) {
			waiting.complete(data);
		}
	}

	private void sendOrFail(Packet packet, CompletableFuture<?> reply) {
		try {
			send(List.of(packet));
		}
		catch (IOException ex) {
			reply.completeExceptionally(ex);
		}
	}

	private void send(List<Packet> packets) throws IOException {
		if (packets.isEmpty()) {
			return;
		}
		synchronized (this.socket) {
			this.socket.getOutputStream().write(PacketEncoder.encode(packets));
		}
	}

}
