package co.luoyun.osmanager.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import co.luoyun.osmanager.faults.PackagedService;
import co.luoyun.osmanager.sandbox.Sandbox;

/**
 * The packaged service in hard use, and what it takes of its system meanwhile: the status
 * script each second, a controller that drops the connection every 5 s, five pages a
 * second, the terminal server killed every 20 s, a changed floppy and a reload every 10
 * s. An hour of it has the connections, the pages and the changes of a month. Writes a
 * line every 10 s to target/hard-use/usage.csv, the curve to usage.svg, and prints by how
 * much the memory grows after the first ten minutes.
 * <p>
 * Arguments: minutes (40), and the folder of another unpacked package. Run it by
 * src/test/bench/hard-use.sh.
 */
public final class HardUse {

	private static final Path FOLDER = Path.of("target/hard-use");

	private static final List<String> PAGES = List.of("/", "/index.html", "/actuator/health", "/api/status",
			"/actuator/prometheus", "/style.css", "/none");

	private final PackagedService service;

	private final MemoryMap memory;

	private final AtomicInteger pages = new AtomicInteger();

	private final AtomicInteger faults = new AtomicInteger();

	private final AtomicInteger drops = new AtomicInteger();

	private final AtomicInteger kills = new AtomicInteger();

	private final AtomicInteger reloads = new AtomicInteger();

	private final long start = System.nanoTime();

	private HardUse(PackagedService service) {
		this.service = service;
		this.memory = new MemoryMap(service.process().pid());
	}

	public static void main(String[] args) throws Exception {
		Duration duration = Duration.ofMinutes((args.length > 0) ? Long.parseLong(args[0]) : 40);
		Files.createDirectories(FOLDER);
		try (PackagedService service = new PackagedService()) {
			if (args.length > 1) {
				service.at(Path.of(args[1]).toAbsolutePath());
			}
			service.set("osmanager.status.interval", "1s")
				.set("osmanager.controller.reconnect-spread", "2s")
				.set("osmanager.controller.longest-wait", "2s")
				.set("osmanager.webssh.restart-limit", "100000")
				.start()
				.awaitPage()
				.awaitRegistered();
			new HardUse(service).run(duration);
		}
		System.exit(0);
	}

	private void run(Duration duration) throws Exception {
		Path csv = FOLDER.resolve("usage.csv");
		Files.writeString(csv, "seconds," + UsageSample.COLUMNS + ",pages,failed,drops,kills,reloads,log_bytes\n");
		try (ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(4)) {
			every(scheduler, Duration.ofMillis(200), this::page);
			every(scheduler, Duration.ofSeconds(5), this::drop);
			every(scheduler, Duration.ofSeconds(10), this::reload);
			every(scheduler, Duration.ofSeconds(20), this::killTerminal);
			every(scheduler, Duration.ofSeconds(10), () -> sample(csv));
			Thread.sleep(duration);
			scheduler.shutdownNow();
		}
		UsageCurve curve = UsageCurve.read(csv);
		Files.writeString(FOLDER.resolve("usage.svg"), curve.svg());
		Files.writeString(FOLDER.resolve("summary.txt"), curve.summary() + "\n");
		System.out.println(curve.summary());
	}

	private void every(ScheduledExecutorService scheduler, Duration interval, Callable<?> task) {
		ScheduledFuture<?> _ = scheduler.scheduleAtFixedRate(() -> {
			try {
				task.call();
			}
			catch (Exception ex) {
				this.faults.incrementAndGet();
				System.out.println("after " + seconds() + " s: " + ex);
			}
		}, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	private int page() throws IOException, InterruptedException {
		String path = PAGES.get(this.pages.getAndIncrement() % PAGES.size());
		return this.service.get(path).statusCode();
	}

	private int drop() {
		this.service.controller().disconnect(Sandbox.TAG);
		return this.drops.incrementAndGet();
	}

	private int reload() throws IOException {
		int number = this.reloads.incrementAndGet();
		String text = this.service.configuration().text();
		this.service.insert((number % 2 == 0) ? text : text.replace("192.168.1.60", "192.168.1." + (61 + number % 99)));
		this.service.signal("HUP");
		return number;
	}

	private int killTerminal() {
		this.service.processes("shellinaboxd").forEach(ProcessHandle::destroyForcibly);
		return this.kills.incrementAndGet();
	}

	private String sample(Path csv) throws IOException, InterruptedException {
		String line = seconds() + "," + UsageSample.of(this.service, this.memory).line() + "," + this.pages + ","
				+ this.faults + "," + this.drops + "," + this.kills + "," + this.reloads + ","
				+ this.service.loggedBytes() + "\n";
		Files.writeString(csv, line, StandardOpenOption.APPEND);
		return line;
	}

	private long seconds() {
		return Duration.ofNanos(System.nanoTime() - this.start).toSeconds();
	}

}
