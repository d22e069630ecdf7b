package co.luoyun.osmanager.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * SIGKILL at each call to the file system in turn, and at random moments. Each time every
 * file is whole, old or new, with its mode and owner; the next start reaches its state,
 * also when the configuration has changed once more, and leaves nothing over. Property
 * {@code faults.kills}: how many in all; 1000 are each call several times.
 */
@StartsPrograms
class KilledTests {

	private static final int KILLS = Integer.getInteger("faults.kills", 20);

	private static final String EXPECTED = "every file whole, old or new; the next start completes; nothing left over";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private int kills;

	private int missed;

	private int temporary;

	@BeforeEach
	void requireStrace() {
		assumeThat(FileSystemCalls.STRACE).as("the Debian package strace").exists();
	}

	@Bounded
	@FaultTest(kind = "killed", fault = "SIGKILL at file system calls of osmanager apply in turn", expected = EXPECTED)
	void applyAtEachCall(Observation observation) throws Exception {
		atEachCall(new KilledSystem(this.folder, false), KILLS / 2, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at file system calls of a boot in turn", expected = EXPECTED)
	void bootAtEachCall(Observation observation) throws Exception {
		atEachCall(new KilledSystem(this.folder, true), KILLS / 4, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at random moments of osmanager apply", expected = EXPECTED)
	void applyAtRandom(Observation observation) throws Exception {
		atRandom(new KilledSystem(this.folder, false), 1000, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at random moments of a boot", expected = EXPECTED)
	void bootAtRandom(Observation observation) throws Exception {
		atRandom(new KilledSystem(this.folder, true), 4000, observation);
	}

	private void atEachCall(KilledSystem system, int count, Observation observation) throws Exception {
		system.restore(KilledSystem.State.FRESH);
		List<Integer> first = system.callsOf(KilledSystem.State.ONE);
		List<Integer> changed = system.callsOf(KilledSystem.State.TWO);
		for (int kill = 0; kill < count; kill++) {
			boolean fresh = kill % 2 == 0;
			List<Integer> calls = fresh ? first : changed;
			// All over them when there are not kills enough for each.
			int call = calls.get((int) ((long) kill * Math.max(1, calls.size() / count) % calls.size()));
			KilledSystem.State from = fresh ? KilledSystem.State.FRESH : KilledSystem.State.ONE;
			KilledSystem.State to = fresh ? KilledSystem.State.ONE : KilledSystem.State.TWO;
			system.restore(from);
			count(system.killAtCall(to, call));
			settle(system, from, to, kill);
		}
		note(observation, first.size() + " calls of a first and " + changed.size() + " of a changed configuration");
	}

	private void atRandom(KilledSystem system, int within, Observation observation) throws Exception {
		Random random = new Random(20);
		for (int kill = 0; kill < KILLS / 8; kill++) {
			system.restore(KilledSystem.State.ONE);
			count(system.killAfter(KilledSystem.State.TWO, random.nextLong(within)));
			settle(system, KilledSystem.State.ONE, KilledSystem.State.TWO, kill);
		}
		note(observation, "within " + within + " ms");
	}

	private void count(boolean killed) {
		this.kills += killed ? 1 : 0;
		this.missed += killed ? 0 : 1;
	}

	// The next start, with the same configuration or with yet another.
	private void settle(KilledSystem system, KilledSystem.State from, KilledSystem.State to, int kill)
			throws Exception {
		this.temporary += system.assertWhole(from, to);
		KilledSystem.State next = (kill % 3 == 2) ? KilledSystem.State.ONE : to;
		system.run(next);
		system.assertIn(next);
	}

	private void note(Observation observation, String where) {
		assertThat(this.kills).isPositive();
		observation.note(("%d kills (%d came too late), %s: 0 files half-written, 0 leftovers; "
				+ "temporary files for the next start to remove: %d")
			.formatted(this.kills, this.missed, where, this.temporary));
	}

}
