package co.luoyun.osmanager;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

class IdleMemoryTests {

	@Test
	void givesBackWhatNobodyHoldsAgainAndAgain() {
		IdleMemory memory = new IdleMemory(Duration.ofMillis(10), Duration.ofMillis(10));
		WeakReference<byte[]> garbage = new WeakReference<>(new byte[1024]);
		long before = collections();
		memory.start();
		try {
			await().until(() -> garbage.get() == null && collections() >= before + 2);
		}
		finally {
			memory.stop();
		}
	}

	private static long collections() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong(GarbageCollectorMXBean::getCollectionCount)
			.sum();
	}

}
