package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;

/**
 * Runs a script so that it is killed, with all that it started, at a chosen one of its
 * steps: each program that it starts to change a file system is one.
 */
@StartsPrograms
final class StepKiller {

	/** The exit code of what SIGKILL has ended. */
	static final int KILLED = 128 + 9;

	private static final List<String> PROGRAMS = List.of("chmod", "chown", "cp", "ln", "mkdir", "mv", "rm", "rmdir",
			"sync");

	// Before the step's program, or after it; in both cases the script does not go on.
	private static final String STEP = """
			#!/bin/sh
			read -r step <"$STEPS" && step=$((step + 1)) && echo $step >"$STEPS"
			[ $step != "$KILL_BEFORE" ] || kill -KILL 0
			PROGRAM "$@"
			code=$?
			[ $step != "$KILL_AFTER" ] || kill -KILL 0
			exit $code
			""";

	private final Path folder;

	private final Path steps;

	StepKiller(Path folder) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.steps = folder.resolveSibling("steps");
		for (String program : PROGRAMS) {
			Path file = this.folder.resolve(program);
			Files.writeString(file, STEP.replace("PROGRAM", "/bin/" + program));
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	/** How many steps the script has; it is run to its end. */
	int count(List<String> command) throws IOException, InterruptedException {
		PackageFolder.Result result = run(command, "0", "0");
		if (result.code() != 0) {
			throw new IllegalStateException(command + " failed: " + result.said());
		}
		return Integer.parseInt(Files.readString(this.steps).strip());
	}

	/** Kills it before or after a step, from 1. */
	PackageFolder.Result kill(List<String> command, int step, boolean after) throws IOException, InterruptedException {
		String number = Integer.toString(step);
		return after ? run(command, "0", number) : run(command, number, "0");
	}

	private PackageFolder.Result run(List<String> command, String before, String after)
			throws IOException, InterruptedException {
		Files.writeString(this.steps, "0\n");
		// A session, and so a process group, of its own.
		List<String> whole = new ArrayList<>(List.of("setsid", "--wait"));
		whole.addAll(command);
		ProcessBuilder builder = new ProcessBuilder(whole);
		builder.environment().merge("PATH", this.folder + ":", (old, added) -> added + old);
		builder.environment().put("STEPS", this.steps.toString());
		builder.environment().put("KILL_BEFORE", before);
		builder.environment().put("KILL_AFTER", after);
		return PackageFolder.run(builder);
	}

}
