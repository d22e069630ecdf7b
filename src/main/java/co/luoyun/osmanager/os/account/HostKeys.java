package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The ssh server's host keys, without which it does not start: an image has none, and
 * where nothing else makes them, nobody could come in by ssh.
 */
@Component
public class HostKeys {

	private static final Logger logger = LoggerFactory.getLogger(HostKeys.class);

	private final SystemRoot root;

	private final CommandRunner runner;

	public HostKeys(SystemRoot root, CommandRunner runner) {
		this.root = root;
		this.runner = runner;
	}

	/** Makes them if there is an ssh server and not a single key, and has it start. */
	public void makeMissing() {
		if (!Files.exists(this.root.path("/etc/ssh/sshd_config")) || isAny()) {
			return;
		}
		CommandResult made = this.runner.run(Command.of("ssh-keygen", "-A").changingSystem());
		if (!made.succeeded()) {
			logger.warn("The ssh server has no host keys, and they could not be made: {}: {}", made.ending(),
					made.errors().strip());
			return;
		}
		logger.info("The ssh server had no host keys: they were made");
		for (String unit : List.of("ssh.service", "sshd.service")) {
			// Of a unit that is switched off nothing is said.
			if (this.runner.run(Command.of("systemctl", "is-enabled", "--quiet", unit)).succeeded()) {
				this.runner.run(Command.of("systemctl", "--no-block", "restart", unit).changingSystem());
				return;
			}
		}
	}

	private boolean isAny() {
		try (DirectoryStream<?> keys = Files.newDirectoryStream(this.root.path("/etc/ssh"), "ssh_host_*_key")) {
			return keys.iterator().hasNext();
		}
		catch (IOException ex) {
			// Then it cannot be known.
			return true;
		}
	}

}
