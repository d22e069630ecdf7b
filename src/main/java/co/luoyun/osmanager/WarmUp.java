package co.luoyun.osmanager;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

import co.luoyun.osmanager.web.pages.PageWarmUp;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.convert.ApplicationConversionService;

/**
 * Sets up in the background, in the order of need, what the start would otherwise stop
 * for. All of it is kept by the runtime and by the libraries for whoever asks first, so
 * nothing depends on how far this gets.
 */
final class WarmUp {

	private WarmUp() {
	}

	/** Begins on a processor that has nothing to do yet, if there is one. */
	static void start() {
		if (Runtime.getRuntime().availableProcessors() > 1) {
			// Whoever logs while this is being set up is told so on the console.
			LoggerFactory.getILoggerFactory();
			Thread.ofPlatform().name("warm-up").daemon().start(WarmUp::run);
		}
	}

	private static void run() {
		ApplicationConversionService.getSharedInstance();
		new SecureRandom();
		annotations();
		PageWarmUp.render();
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
