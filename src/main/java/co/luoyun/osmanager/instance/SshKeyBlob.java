package co.luoyun.osmanager.instance;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The binary part of a public key (RFC 4253, 6.6; RFC 5656; RFC 8709; OpenSSH's
 * PROTOCOL.u2f and PROTOCOL.certkeys), read to its last byte, as ssh-keygen(1) does: a
 * key that was cut is none.
 */
final class SshKeyBlob {

	private static final String CERTIFICATE = "-cert-v01@openssh.com";

	/** sshd takes no shorter RSA key (RequiredRSASize); OpenSSH reads no longer one. */
	private static final int SHORTEST_RSA = 1024;

	private static final int LONGEST_RSA = 16384;

	private static final int ED25519_LENGTH = 32;

	private static final int DSS_NUMBERS = 4;

	/** The length of a coordinate in bytes, by the curve's name. */
	private static final Map<String, Integer> CURVES = Map.of("nistp256", 32, "nistp384", 48, "nistp521", 66);

	private final ByteBuffer rest;

	private SshKeyBlob(byte[] blob) {
		this.rest = ByteBuffer.wrap(blob);
	}

	/**
	 * Whether bytes are a whole key.
	 * @param type the type that stands before it, for example {@code ssh-ed25519}
	 * @param blob the bytes
	 */
	static boolean isKey(String type, byte[] blob) {
		try {
			SshKeyBlob key = new SshKeyBlob(blob);
			return key.text().equals(type) && key.hasKeyOf(type) && !key.rest.hasRemaining();
		}
		catch (BufferUnderflowException | NumberFormatException ex) {
			return false;
		}
	}

	private boolean hasKeyOf(String type) {
		if (!type.endsWith(CERTIFICATE)) {
			return hasPlainKeyOf(type);
		}
		string();
		String plain = type.substring(0, type.length() - CERTIFICATE.length());
		return hasPlainKeyOf(plain.startsWith("sk-") ? plain + "@openssh.com" : plain) && hasCertificate();
	}

	private boolean hasPlainKeyOf(String type) {
		return switch (type) {
			case "ssh-ed25519" -> hasEd25519Key();
			case "sk-ssh-ed25519@openssh.com" -> hasEd25519Key() && hasApplication();
			case "ssh-rsa" -> number().signum() > 0 && isModulus(number());
			case "ssh-dss" -> IntStream.range(0, DSS_NUMBERS).allMatch((index) -> number().signum() > 0);
			case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
				hasPoint(type.substring("ecdsa-sha2-".length()));
			case "sk-ecdsa-sha2-nistp256@openssh.com" -> hasPoint("nistp256") && hasApplication();
			default -> false;
		};
	}

	private static boolean isModulus(BigInteger modulus) {
		return modulus.signum() > 0 && modulus.bitLength() >= SHORTEST_RSA && modulus.bitLength() <= LONGEST_RSA;
	}

	private boolean hasEd25519Key() {
		return string().length == ED25519_LENGTH;
	}

	// What a security key's own key was made for, such as "ssh:".
	private boolean hasApplication() {
		return string().length > 0;
	}

	// The point is uncompressed: a 4 and both coordinates.
	private boolean hasPoint(String curve) {
		int length = CURVES.getOrDefault(curve, 0);
		boolean named = text().equals(curve);
		byte[] point = string();
		return named && point.length == 1 + 2 * length && point[0] == 4;
	}

	// Serial number, type, id, principals, from and to, critical options, extensions,
	// reserved, the key and the signature of who signed it.
	private boolean hasCertificate() {
		this.rest.getLong();
		this.rest.getInt();
		string();
		string();
		this.rest.getLong();
		this.rest.getLong();
		string();
		string();
		string();
		byte[] signer = string();
		return signer.length > 0 && string().length > 0;
	}

	private String text() {
		return new String(string(), StandardCharsets.US_ASCII);
	}

	private BigInteger number() {
		return new BigInteger(string());
	}

	private byte[] string() {
		int length = this.rest.getInt();
		if (length < 0 || length > this.rest.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] bytes = new byte[length];
		this.rest.get(bytes);
		return bytes;
	}

}
