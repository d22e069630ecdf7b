package co.luoyun.osmanager.footprint;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import co.luoyun.osmanager.files.Ticker;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IdleMemoryTests {

	private static final Duration SOON = Duration.ofMillis(1);

	private static final DataSize GROWTH = DataSize.ofBytes(100);

	@Test
	void collectsAfterTheStartAndThenWhenMoreIsInUse() {
		GrowingHeap heap = new GrowingHeap();
		IdleMemory memory = new IdleMemory(heap::used, heap::collect, SOON, SOON, GROWTH, Ticker.SYSTEM);
		memory.start();
		try {
			await().until(() -> heap.looks.get() > 10);
			assertThat(heap.collections).hasValue(1);
			heap.used.set(GrowingHeap.LIVE + 100);
			awaitMoreLooks(heap);
			assertThat(heap.collections).hasValue(1);
			heap.used.set(GrowingHeap.LIVE + 101);
			awaitMoreLooks(heap);
			assertThat(heap.collections).hasValue(2);
		}
		finally {
			memory.stop();
		}
	}

	@Test
	void givesBackWhatNobodyHolds() {
		IdleMemory memory = new IdleMemory(IdleMemory.usedHeap(), System::gc, SOON, SOON, GROWTH, Ticker.SYSTEM);
		WeakReference<byte[]> garbage = new WeakReference<>(new byte[1024]);
		memory.start();
		try {
			await().until(() -> garbage.get() == null);
		}
		finally {
			memory.stop();
		}
	}

	private static void awaitMoreLooks(GrowingHeap heap) {
		int before = heap.looks.get();
		await().until(() -> heap.looks.get() > before + 10);
	}

	private static final class GrowingHeap {

		private static final long LIVE = 1000;

		private final AtomicLong used = new AtomicLong(LIVE + 5000);

		private final AtomicInteger looks = new AtomicInteger();

		private final AtomicInteger collections = new AtomicInteger();

		long used() {
			this.looks.incrementAndGet();
			return this.used.get();
		}

		void collect() {
			this.collections.incrementAndGet();
			this.used.set(LIVE);
		}

	}

}
