package co.luoyun.osmanager.web.terminal;

/**
 * Follows the frames of one direction of a WebSocket (RFC 6455, section 5.2) as its bytes
 * go by, to tell what somebody typed from what keeps the connection alive.
 */
final class FrameScan {

	private static final int LAST_DATA_OPCODE = 2;

	private final byte[] head = new byte[14];

	private int have;

	private int need = 2;

	private long rest;

	/**
	 * Takes note of bytes.
	 * @return whether they begin a frame that somebody may have typed: with data, and not
	 * one of the single digits that Socket.IO and GoTTY send to show that they are there
	 */
	boolean saysSomething(byte[] bytes, int length) {
		boolean says = false;
		int at = 0;
		while (at < length) {
			if (this.rest > 0) {
				int skipped = (int) Math.min(this.rest, length - at);
				this.rest -= skipped;
				at += skipped;
			}
			else {
				says |= take(bytes[at++]);
			}
		}
		return says;
	}

	/** Whether the bytes so far end with a whole frame. */
	boolean isBetweenFrames() {
		return this.rest == 0 && this.have == 0;
	}

	private boolean take(byte next) {
		this.head[this.have++] = next;
		if (this.have == 2) {
			this.need = headLength();
		}
		if (this.have < this.need) {
			return false;
		}
		boolean says = isData() && length() > 0 && !isHeartbeat();
		// The one byte of a short frame was taken with its head.
		this.rest = isOneByte() ? 0 : length();
		this.have = 0;
		this.need = 2;
		return says;
	}

	private int headLength() {
		return 2 + extension() + maskLength() + (isOneByte() ? 1 : 0);
	}

	private int shortLength() {
		return this.head[1] & 0x7f;
	}

	private boolean isOneByte() {
		return shortLength() == 1;
	}

	/** How many bytes more the length has. */
	private int extension() {
		return switch (shortLength()) {
			case 127 -> 8;
			case 126 -> 2;
			default -> 0;
		};
	}

	private int maskLength() {
		return (this.head[1] < 0) ? 4 : 0;
	}

	private boolean isData() {
		return (this.head[0] & 0x0f) <= LAST_DATA_OPCODE;
	}

	private boolean isHeartbeat() {
		if (!isOneByte()) {
			return false;
		}
		int only = this.head[2 + maskLength()] ^ ((maskLength() > 0) ? this.head[2] : 0);
		return only == '2' || only == '3';
	}

	private long length() {
		if (extension() == 0) {
			return shortLength();
		}
		long length = 0;
		for (int i = 0; i < extension(); i++) {
			length = (length << 8) | (this.head[2 + i] & 0xff);
		}
		return Math.max(length, 0);
	}

}
