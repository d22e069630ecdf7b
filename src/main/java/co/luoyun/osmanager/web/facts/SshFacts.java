package co.luoyun.osmanager.web.facts;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.facts.SshFacts.View.HostKey;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How to come in by ssh, and the host keys that tell this instance from another. */
@Component
@Order(10)
public class SshFacts implements Panel {

	private static final int LONGEST_KEY = 16 * 1024;

	private final SystemRoot root;

	private final InstanceFacts instance;

	SshFacts(SystemRoot root, InstanceFacts instance) {
		this.root = root;
		this.instance = instance;
	}

	@Override
	public String key() {
		return "ssh";
	}

	@Override
	public View view(Words words) {
		InstanceView view = this.instance.instance();
		List<String> commands = Stream.concat(Stream.of(view.hostname()), view.addresses().stream())
			.distinct()
			.map((host) -> String.join(" ", "ssh", "root@" + host))
			.toList();
		return new View(commands, hostKeys());
	}

	private List<HostKey> hostKeys() {
		Set<Path> files = new TreeSet<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(this.root.path("/etc/ssh"), "ssh_host_*_key.pub")) {
			found.forEach(files::add);
		}
		catch (IOException | DirectoryIteratorException ex) {
			// Then there is nothing to show.
		}
		return files.stream().flatMap((file) -> hostKey(file).stream()).toList();
	}

	// "ssh-ed25519 AAAA… comment"; ssh-keygen(1) hashes the key itself.
	private static Optional<HostKey> hostKey(Path file) {
		try {
			String[] words = RegularFile.text(file, LONGEST_KEY).strip().split("\\s+");
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(words[1]));
			return Optional
				.of(new HostKey(type(words[0]), "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash)));
		}
		catch (IOException | RuntimeException | NoSuchAlgorithmException ex) {
			return Optional.empty();
		}
	}

	private static String type(String name) {
		return name.startsWith("ecdsa") ? "ECDSA" : name.replaceFirst("^ssh-", "").toUpperCase(Locale.ROOT);
	}

	/**
	 * How to come in by ssh.
	 *
	 * @param commands what to type, a line for each address
	 * @param hostKeys the ssh server's host keys
	 */
	public record View(List<String> commands, List<HostKey> hostKeys) {

		public View {
			commands = List.copyOf(commands);
			hostKeys = List.copyOf(hostKeys);
		}

		/**
		 * A host key, as ssh shows it to who connects for the first time.
		 *
		 * @param type such as {@code ED25519}
		 * @param fingerprint {@code SHA256:} and the hash
		 */
		public record HostKey(String type, String fingerprint) {

		}

	}

}
