import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the package's list of components one of what is in the package: without those of
 * the build that bring no jar, with the jars that the build adds itself, and with the Java
 * runtime. Arguments: the package's folder, the version of Spring Boot.
 */
final class ShippedComponents {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	public static void main(String[] args) throws IOException {
		Path home = Path.of(args[0]);
		Path list = home.resolve("lib/application.cdx.json");
		if (!Files.exists(list)) {
			// An offline build has none.
			return;
		}
		ObjectNode bom = (ObjectNode) JSON.readTree(Files.readString(list));
		Set<String> jars = jars(home.resolve("lib/jars"));
		ArrayNode shipped = JSON.createArrayNode();
		bom.withArray("components").forEach((component) -> {
			if (jars.remove(component.path("name").asString() + "-" + component.path("version").asString() + ".jar")) {
				shipped.add(component);
			}
		});
		for (String jar : jars) {
			shipped.add(addedByBoot(jar, args[1]));
		}
		shipped.add(runtime(home.resolve("runtime/release")));
		bom.set("components", shipped);
		bom.set("dependencies", dependencies(bom, shipped));
		Files.writeString(list, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bom) + "\n");
	}

	private static Set<String> jars(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString())
				.collect(java.util.stream.Collectors.toCollection(TreeSet::new));
		}
	}

	private static ObjectNode addedByBoot(String jar, String version) {
		if (!jar.endsWith("-" + version + ".jar")) {
			throw new IllegalStateException(jar + " is shipped, and nobody knows where it comes from");
		}
		String name = jar.substring(0, jar.length() - version.length() - ".jar".length() - 1);
		return component("library", "org.springframework.boot", name, version,
				"pkg:maven/org.springframework.boot/" + name + "@" + version + "?type=jar", "Apache-2.0");
	}

	private static ObjectNode runtime(Path release) throws IOException {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(release)) {
			properties.load(reader);
		}
		String version = properties.getProperty("JAVA_RUNTIME_VERSION", properties.getProperty("JAVA_VERSION"))
			.replace("\"", "");
		return component("platform", "openjdk", "openjdk", version, "pkg:generic/openjdk@" + version.replace("+", "%2B"),
				"GPL-2.0-with-classpath-exception");
	}

	private static ObjectNode component(String type, String group, String name, String version, String url,
			String licence) {
		ObjectNode component = JSON.createObjectNode();
		Map.of("type", type, "bom-ref", url, "group", group, "name", name, "version", version, "purl", url)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((entry) -> component.put(entry.getKey(), entry.getValue()));
		component.putArray("licenses").addObject().putObject("license").put("id", licence);
		return component;
	}

	/** What depends on what, of those that are there. */
	private static ArrayNode dependencies(ObjectNode bom, ArrayNode shipped) {
		List<String> known = new ArrayList<>();
		known.add(bom.path("metadata").path("component").path("bom-ref").asString(""));
		shipped.forEach((component) -> known.add(component.path("bom-ref").asString()));
		ArrayNode kept = JSON.createArrayNode();
		bom.withArray("dependencies").forEach((dependency) -> {
			if (known.contains(dependency.path("ref").asString(""))) {
				ObjectNode node = kept.addObject().put("ref", dependency.path("ref").asString(""));
				ArrayNode on = node.putArray("dependsOn");
				dependency.path("dependsOn").forEach((each) -> {
					if (known.contains(each.asString(""))) {
						on.add(each.asString(""));
					}
				});
			}
		});
		return kept;
	}

}
