package co.luoyun.osmanager.web;

import java.nio.file.Path;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes page.pem and page.key in a folder, as somebody does who changes them.
 *
 * @param folder the folder
 * @param signature openssl's options for who signs
 */
@StartsPrograms
record PageCertificate(Path folder, String signature) {

	/** Signed by its own key. */
	static final String SELF_SIGNED = "-signkey new.key";

	/**
	 * Makes another certificate.
	 * @param name whom it is for
	 * @param days how long it is right; less than zero for one that has ended
	 */
	void issue(String name, int days) {
		// -days of req takes no past: x509 signs.
		run(this.folder, """
				openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=page \\
					-addext "subjectAltName=DNS:%s" -addext extendedKeyUsage=serverAuth -keyout new.key -out new.csr
				openssl x509 -req -in new.csr %s -days %d -copy_extensions copy -out new.pem
				mv new.pem page.pem
				mv new.key page.key
				""".formatted(name, this.signature, days));
	}

	/** Runs lines of shell in a folder. */
	static void run(Path folder, String lines) {
		CommandResult result = new CommandRunner(CommandPolicy.runEverything())
			.run(Command.of("sh", "-c", "set -e\ncd \"$0\"\n" + lines, folder.toString()));
		assertThat(result.succeeded()).as(result.errors()).isTrue();
	}

}
