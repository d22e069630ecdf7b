package co.luoyun.osmanager.footprint;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationListener;

/**
 * Sets up in the background, in the order of need, what the start would otherwise stop
 * for. All of it is kept by the runtime and by the libraries for whoever asks first, so
 * nothing depends on how far this gets.
 */
public final class WarmUp implements ApplicationListener<ApplicationContextInitializedEvent> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final CountDownLatch canLog = new CountDownLatch(1);

	/** Begins on a processor that has nothing to do yet, if there is one. */
	public void start() {
		SpareProcessor.use("warm-up", this::run);
	}

	/** Logging has been set up. */
	@Override
	public void onApplicationEvent(ApplicationContextInitializedEvent event) {
		this.canLog.countDown();
	}

	void run() {
		ApplicationConversionService.getSharedInstance();
		new SecureRandom();
		annotations();
		// Its libraries log, and while that is being set up the console would be told so.
		if (canLog()) {
			PageWarmUp.render();
		}
	}

	private boolean canLog() {
		try {
			return this.canLog.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	// The runtime makes a class up for each type of annotation that is looked at: 1.3 ms.
	private static void annotations() {
		try (@Nullable
		InputStream list = ClassLoader.getSystemResourceAsStream(AnnotationList.RESOURCE)) {
			if (list != null) {
				new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(WarmUp::annotation);
			}
		}
		catch (IOException ex) {
			// Then they are made up one by one, as they are needed.
		}
	}

	/**
	 * Has the runtime make the class up for a type of annotation.
	 * @return the class; empty when there is no such type, and so nothing to make
	 */
	static Optional<Class<?>> annotation(String name) {
		try {
			Class<?> type = Class.forName(name);
			return Optional.of(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, _, _) -> null)
				.getClass());
		}
		catch (ClassNotFoundException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
