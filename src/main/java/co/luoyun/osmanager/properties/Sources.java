package co.luoyun.osmanager.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Given properties, as Spring's sources of them. */
final class Sources {

	static final String ARGUMENTS = "commandLineArgs";

	private static final String APPLIANCE = "osmanager.properties";

	private Sources() {
	}

	/**
	 * The sources, those first that count most.
	 * @param given what was given
	 * @param packaged those of the package
	 */
	static MutablePropertySources of(List<Given> given, List<PropertySource<?>> packaged) {
		MutablePropertySources sources = new MutablePropertySources();
		sources.addLast(new MapPropertySource(ARGUMENTS, map(given, Given.Place.ARGUMENT)));
		sources.addLast(new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
				map(given, Given.Place.JAVA)));
		sources.addLast(environment(given));
		sources.addLast(appliance(given));
		packaged.forEach(sources::addLast);
		return sources;
	}

	/**
	 * Makes something of what was given below a prefix, which may refer to all the rest.
	 * The binder looks at the name of each property that it has.
	 */
	static Binder binder(List<Given> given, List<PropertySource<?>> packaged, String prefix) {
		List<Given> concerned = given.stream().filter((each) -> each.isBelow(prefix)).toList();
		return new Binder(ConfigurationPropertySources.from(of(concerned, packaged)),
				new PropertySourcesPlaceholdersResolver(of(given, packaged)));
	}

	static SystemEnvironmentPropertySource environment(List<Given> given) {
		return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				map(given, Given.Place.ENVIRONMENT));
	}

	static MapPropertySource appliance(List<Given> given) {
		return new MapPropertySource(APPLIANCE, map(given, Given.Place.FILE));
	}

	static Map<String, Object> map(List<Given> given, Given.Place place) {
		Map<String, Object> map = new LinkedHashMap<>();
		given.stream().filter((each) -> each.place() == place).forEach((each) -> map.put(each.key(), each.value()));
		return map;
	}

}
