package co.luoyun.osmanager;

/**
 * Where the executable jar starts. Compiled for Java 17 (see the pom), so that on a Java
 * that is too old for the rest it says so in one line.
 */
public final class JavaVersionCheck {

	private static final int NEEDED = 25;

	private JavaVersionCheck() {
	}

	public static void main(String[] args) {
		if (Runtime.version().feature() < NEEDED) {
			System.err.println("OS Manager needs Java " + NEEDED + " or later, and this is Java " + Runtime.version()
					+ " in " + System.getProperty("java.home")
					+ ". Install a JDK 25, for example the package temurin-25-jdk, and start it with that one's bin/java.");
			System.exit(1);
		}
		OsManagerApplication.main(args);
	}

}
