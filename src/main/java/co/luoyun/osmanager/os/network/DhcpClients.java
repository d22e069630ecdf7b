package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.process.Command;

/**
 * DHCP clients that run for an interface, whoever has started them. At the end of its
 * lease one takes away addresses and routes of an interface that is static by then.
 */
final class DhcpClients {

	private DhcpClients() {
	}

	/**
	 * The commands that end those of an interface, each in its own way.
	 * @param processes the folder /proc
	 */
	static List<Command> endings(Path processes, String link) throws IOException {
		List<Command> commands = new ArrayList<>();
		Optional<Path> ours = network(processes.resolve("self"));
		try (Stream<Path> entries = Files.list(processes)) {
			for (Path process : entries.filter((path) -> path.getFileName().toString().matches("\\d+")).toList()) {
				if (network(process).equals(ours)) {
					commands.addAll(ending(process, link));
				}
			}
		}
		return commands;
	}

	// A container has interfaces of the same names.
	private static Optional<Path> network(Path process) {
		try {
			return Optional.of(Files.readSymbolicLink(process.resolve("ns/net")));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static List<Command> ending(Path process, String link) {
		List<String> words = words(process.resolve("cmdline"));
		if (!words.contains(link) || words.contains("-6")) {
			return List.of();
		}
		String pid = process.getFileName().toString();
		return switch (Path.of(words.getFirst()).getFileName() + "") {
			case "dhclient" -> List.of(released(words));
			case "dhcpcd" -> List.of(Command.of(words.getFirst(), "-k", link));
			case "udhcpc" -> List.of(Command.of("kill", "-USR2", pid), Command.of("kill", pid));
			default -> List.of();
		};
	}

	// With the options that it was started with it finds the lease.
	private static Command released(List<String> words) {
		List<String> release = new ArrayList<>(words);
		release.removeAll(List.of("-d", "-nw", "-1"));
		release.add(1, "-r");
		return Command.of(release);
	}

	private static List<String> words(Path commandLine) {
		try {
			return List.of(Files.readString(commandLine, StandardCharsets.ISO_8859_1).split("\0"));
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
