package co.luoyun.osmanager.footprint;

/** A second processor, which has little to do while the service starts. */
public final class SpareProcessor {

	private SpareProcessor() {
	}

	/**
	 * Does something in the background that nothing depends on, if there is such a
	 * processor; else it is not done.
	 * @param name of the thread
	 * @param task what to do
	 */
	public static void use(String name, Runnable task) {
		if (Runtime.getRuntime().availableProcessors() > 1) {
			Thread.ofPlatform().name(name).daemon().start(task);
		}
	}

}
