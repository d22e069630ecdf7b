package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.ConfigurablePropertyResolver;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * The service's properties. They have fixed places: arguments, Java's {@code -D}, the
 * environment, {@code conf/osmanager.properties} in the home, and the package. The folder
 * that the service is started from means nothing, nor do the places where Spring Boot
 * would look. What cannot be used is left out, so that its default counts.
 */
public final class ServiceSettings {

	private static final String PACKAGED = "application.properties";

	private final List<Given> given;

	private final List<Problem> problems;

	private final List<PropertySource<?>> packaged;

	private ServiceSettings(List<Problem> known, GivenCheck check, List<PropertySource<?>> packaged) {
		this.given = check.usable();
		this.problems = Stream.concat(known.stream(), check.problems().stream()).toList();
		this.packaged = packaged;
	}

	/**
	 * Where the service is, which arguments, Java or the environment say.
	 * @param args the service's arguments
	 */
	public static SystemRoot root(String... args) {
		List<Given> given = processGiven(args);
		return new SystemRoot(Path.of(value(given, "osmanager.root").orElse("/")),
				Path.of(value(given, "osmanager.home").orElse("/LuoYun")));
	}

	private static Optional<String> value(List<Given> given, String name) {
		return given.stream()
			.filter((each) -> each.isCalled(name))
			.max(Comparator.comparing(Given::place))
			.map(Given::value);
	}

	/**
	 * Reads everything, and checks what Spring Boot looks at before there are any beans.
	 * @param root where the service is
	 * @param args its arguments
	 */
	public static ServiceSettings read(SystemRoot root, String... args) {
		List<Given> given = processGiven(args);
		PropertiesFile file = PropertiesFile.read(file(root));
		given.addAll(file.given());
		return early(given, file.problems());
	}

	private static ServiceSettings early(List<Given> given, List<Problem> problems) {
		List<PropertySource<?>> packaged = packagedSources();
		return new ServiceSettings(problems, GivenCheck.ofEarly(given, packaged), packaged);
	}

	/** What everybody has who gives nothing: for the build. */
	public static ServiceSettings packaged() {
		return early(List.of(), List.of());
	}

	/**
	 * Says what is wrong with a file of properties.
	 * @param path for example {@link #file}
	 */
	public static List<Problem> check(Path path) {
		PropertiesFile file = PropertiesFile.read(path);
		return early(file.given(), file.problems()).checked().problems();
	}

	/** The appliance's own properties. */
	public static Path file(SystemRoot root) {
		return root.home(HomePath.PROPERTIES);
	}

	/**
	 * The argument that must not be passed over, as without it another system would be
	 * meant: a slip in the name of root or home.
	 * @param args the service's arguments
	 * @return the argument's name; empty when there is no such argument
	 */
	public static Optional<String> misspeltRoot(String... args) {
		return arguments(args).stream()
			.map(Given::key)
			.filter((name) -> name.matches("(?i)osmanager\\.[^.]+"))
			.filter((name) -> !List.of("osmanagerroot", "osmanagerhome").contains(Given.uniform(name)))
			.findFirst();
	}

	/** Checks everything. */
	public ServiceSettings checked() {
		return new ServiceSettings(this.problems, GivenCheck.of(this.given, this.packaged), this.packaged);
	}

	/** What cannot be used, and is left out. */
	public List<Problem> problems() {
		return this.problems;
	}

	/** What can be used, as Spring's environment. */
	public ConfigurableEnvironment environment() {
		ConfigurableEnvironment environment = new Checked();
		putInto(environment);
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	/** Replaces what an environment has. */
	public void putInto(ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		Sources.of(this.given, this.packaged).forEach((source) -> {
			if (sources.contains(source.getName())) {
				sources.replace(source.getName(), source);
			}
			else if (source.getName().equals(Sources.ARGUMENTS)) {
				sources.addFirst(source);
			}
			else {
				sources.addLast(source);
			}
		});
	}

	private static List<Given> processGiven(String... args) {
		List<Given> given = arguments(args);
		System.getProperties()
			.stringPropertyNames()
			.forEach((name) -> given.add(new Given(Given.Place.JAVA, name, System.getProperty(name, ""), "-D" + name)));
		System.getenv()
			.forEach((name, value) -> given
				.add(new Given(Given.Place.ENVIRONMENT, name, value, "the environment's " + name)));
		return given;
	}

	private static List<Given> arguments(String... args) {
		SimpleCommandLinePropertySource source = new SimpleCommandLinePropertySource(args);
		List<Given> given = new ArrayList<>();
		for (String name : source.getPropertyNames()) {
			given.add(new Given(Given.Place.ARGUMENT, name, String.valueOf(source.getProperty(name)), "--" + name));
		}
		return given;
	}

	private static List<PropertySource<?>> packagedSources() {
		try {
			return new PropertiesPropertySourceLoader().load(PACKAGED, new ClassPathResource(PACKAGED));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The package lacks " + PACKAGED, ex);
		}
	}

	// Relaxed names are looked up once, as in Spring Boot's own environments.
	private static final class Checked extends StandardEnvironment {

		@Override
		protected ConfigurablePropertyResolver createPropertyResolver(MutablePropertySources propertySources) {
			return ConfigurationPropertySources.createPropertyResolver(propertySources);
		}

	}

}
