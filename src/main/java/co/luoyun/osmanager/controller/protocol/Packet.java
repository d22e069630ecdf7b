package co.luoyun.osmanager.controller.protocol;

/**
 * What agent and controller say to one another. Numbers, directions and payloads are
 * those of the LuoYun cloud controller.
 */
public sealed interface Packet {

	/** The value of {@link RegisterRequest#state()}: not registered yet. */
	int UNREGISTERED = 7;

	/** The value of {@link RegisterReply#result()} that accepts an instance. */
	int REGISTERED = 1021;

	/** The value of {@link RegisterReply#result()} that refuses an instance. */
	int REFUSED = 1022;

	/** Its number on the wire. */
	default int type() {
		return switch (this) {
			case JoinRequest _ -> 101;
			case EchoRequest _ -> 901;
			case EchoReply _ -> 902;
			case QueryRequest _ -> 20033;
			case QueryReply _ -> 20034;
			case RegisterRequest _ -> 40001;
			case RegisterReply _ -> 40002;
			case Report _ -> 40003;
			case AuthRequest _ -> 40011;
			case AuthReply _ -> 40012;
			case Unknown(int type, Bytes _) -> type;
		};
	}

	/**
	 * Controller to multicast group: where the controller can be reached.
	 *
	 * @param address its IPv4 address
	 * @param port its TCP port
	 */
	record JoinRequest(String address, int port) implements Packet {

	}

	/**
	 * Either way: asks for the same bytes in return.
	 *
	 * @param data any bytes
	 */
	record EchoRequest(Bytes data) implements Packet {

	}

	/**
	 * Either way: what was asked to be echoed.
	 *
	 * @param data the bytes of the request
	 */
	record EchoReply(Bytes data) implements Packet {

	}

	/**
	 * Controller to agent: how is the instance?
	 *
	 * @param jobId number to be repeated in the reply
	 */
	record QueryRequest(int jobId) implements Packet {

	}

	/**
	 * Agent to controller: how the instance is.
	 *
	 * @param jobId number of the request
	 * @param tag number of the instance
	 * @param status {@link #SERVING} or {@link #RUNNING}
	 * @param address IP address of the agent
	 */
	record QueryReply(int jobId, int tag, int status, String address) implements Packet {

		/** The application is serving. */
		public static final int SERVING = 5;

		/** The instance runs, its application is not serving. */
		public static final int RUNNING = 4;

	}

	/**
	 * Agent to controller: asks to be registered.
	 *
	 * @param tag number of the instance
	 * @param state {@link Packet#UNREGISTERED}
	 * @param address IP address of the agent
	 */
	record RegisterRequest(int tag, int state, String address) implements Packet {

	}

	/**
	 * Controller to agent: the answer to a register request.
	 *
	 * @param result {@link Packet#REGISTERED} or {@link Packet#REFUSED}
	 */
	record RegisterReply(int result) implements Packet {

	}

	/**
	 * Agent to controller: how the application is.
	 *
	 * @param status 2000 to 2130
	 */
	record Report(int status) implements Packet {

	}

	/**
	 * Either way: prove that you know the key.
	 *
	 * @param tag number of the instance
	 * @param challenge 40 bytes
	 */
	record AuthRequest(int tag, Bytes challenge) implements Packet {

	}

	/**
	 * Either way: the proof.
	 *
	 * @param tag number of the instance
	 * @param answer 40 bytes
	 */
	record AuthReply(int tag, Bytes answer) implements Packet {

	}

	/**
	 * A packet of a type that is not known here, to be skipped.
	 *
	 * @param type its number on the wire
	 * @param payload its content
	 */
	record Unknown(int type, Bytes payload) implements Packet {

	}

}
