package co.luoyun.osmanager.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.faults.KilledSystem.State;
import co.luoyun.osmanager.faults.KilledSystem.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * SIGKILL at each call to the file system in turn, and at random moments, on two systems
 * at once. Each time every file is whole, old or new, with its mode and owner; the next
 * start reaches its state, also when the configuration has changed once more, and leaves
 * nothing over. Property {@code faults.kills}: how many in all; 1000 take about half an
 * hour. What kills the installer is in {@code dist.InterruptedInstallerTests}.
 */
@StartsPrograms
@Order(2)
class KilledTests {

	private static final int KILLS = Integer.getInteger("faults.kills", 40);

	private static final int SYSTEMS = 2;

	private static final String EXPECTED = "every file whole, old or new; the next start completes; nothing left over";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private final AtomicInteger kills = new AtomicInteger();

	private final AtomicInteger missed = new AtomicInteger();

	private final AtomicInteger temporary = new AtomicInteger();

	@BeforeEach
	void requireStrace() {
		assumeThat(FileSystemCalls.STRACE).as("the Debian package strace").exists();
	}

	@Bounded
	@FaultTest(kind = "killed", fault = "SIGKILL at file system calls of osmanager apply in turn", expected = EXPECTED)
	void applyAtEachCall(Observation observation) throws Exception {
		atEachCall(Way.APPLY, KILLS * 3 / 10, observation);
	}

	@FaultTest(kind = "killed",
			fault = "SIGKILL at file system calls of a boot in turn, with a first and a changed floppy",
			expected = EXPECTED)
	void bootAtEachCall(Observation observation) throws Exception {
		atEachCall(Way.BOOT, KILLS / 4, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at file system calls of a reload in turn", expected = EXPECTED)
	void reloadAtEachCall(Observation observation) throws Exception {
		atEachCall(Way.RELOAD, KILLS * 3 / 20, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at random moments of osmanager apply", expected = EXPECTED)
	void applyAtRandom(Observation observation) throws Exception {
		atRandom(Way.APPLY, 600, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at random moments of a boot", expected = EXPECTED)
	void bootAtRandom(Observation observation) throws Exception {
		atRandom(Way.BOOT, 2000, observation);
	}

	@FaultTest(kind = "killed", fault = "SIGKILL at random moments of a reload", expected = EXPECTED)
	void reloadAtRandom(Observation observation) throws Exception {
		atRandom(Way.RELOAD, 150, observation);
	}

	private void atEachCall(Way way, int count, Observation observation) throws Exception {
		KilledSystem measured = system(way);
		measured.restore(State.FRESH);
		// A reload is not the first configuration.
		boolean alwaysChanged = way == Way.RELOAD;
		List<Integer> first = alwaysChanged ? List.of() : measured.callsOf(State.FRESH, State.ONE);
		measured.restore(State.ONE);
		List<Integer> changed = measured.callsOf(State.ONE, State.TWO);
		inParallel(way, count, (system, kill) -> {
			boolean fresh = kill % 2 == 0 && !alwaysChanged;
			List<Integer> calls = fresh ? first : changed;
			int turn = alwaysChanged ? kill : kill / 2;
			int turns = alwaysChanged ? count : (count + 1) / 2;
			// All over them when there are not kills enough for each.
			int call = calls.get((int) ((long) turn * Math.max(turns, calls.size()) / turns % calls.size()));
			State from = fresh ? State.FRESH : State.ONE;
			State to = fresh ? State.ONE : State.TWO;
			system.restore(from);
			count(system.killAtCall(from, to, call));
			settle(system, from, to, kill);
		});
		note(observation, first.size() + " calls of a first and " + changed.size() + " of a changed configuration");
	}

	private void atRandom(Way way, int within, Observation observation) throws Exception {
		Random random = new Random(20);
		inParallel(way, KILLS / 10, (system, kill) -> {
			system.restore(State.ONE);
			count(system.killAfter(State.ONE, State.TWO, random.nextLong(within)));
			settle(system, State.ONE, State.TWO, kill);
		});
		note(observation, "within " + within + " ms");
	}

	private KilledSystem system(Way way) throws Exception {
		return new KilledSystem(Files.createTempDirectory(this.folder, way.name()), way);
	}

	private void inParallel(Way way, int count, Kill each) throws Exception {
		AtomicInteger next = new AtomicInteger();
		try (ExecutorService threads = Executors.newFixedThreadPool(SYSTEMS)) {
			List<Future<?>> all = new ArrayList<>();
			for (int i = 0; i < SYSTEMS; i++) {
				all.add(threads.submit(() -> {
					KilledSystem system = system(way);
					for (int kill = next.getAndIncrement(); kill < count; kill = next.getAndIncrement()) {
						each.on(system, kill);
					}
					return null;
				}));
			}
			for (Future<?> one : all) {
				one.get();
			}
		}
	}

	private void count(boolean killed) {
		(killed ? this.kills : this.missed).incrementAndGet();
	}

	// The next start, with the same configuration or with yet another.
	private void settle(KilledSystem system, State from, State to, int kill) throws Exception {
		this.temporary.addAndGet(system.assertWhole(from, to));
		State next = (kill % 3 == 2) ? State.ONE : to;
		system.run(next);
		system.assertIn(next);
	}

	private void note(Observation observation, String where) {
		assertThat(this.kills).hasPositiveValue();
		observation.note(("%d kills (%d came too late), %s: 0 files half-written, 0 leftovers; "
				+ "temporary files for the next start to remove: %d")
			.formatted(this.kills.get(), this.missed.get(), where, this.temporary.get()));
	}

	/** One kill. */
	@FunctionalInterface
	interface Kill {

		void on(KilledSystem system, int number) throws Exception;

	}

}
