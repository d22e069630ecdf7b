package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.eclipse.packager.rpm.FileFlags;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.FileInformation;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.build.RpmFileNameProvider;
import org.eclipse.packager.rpm.deps.RpmDependencyFlags;
import org.eclipse.packager.rpm.header.Header;

/**
 * Makes the RPM package of the tarball, with the maintainer scripts of the Debian package
 * and the files in {@code src/main/rpm}. It is part of the build, and stands here because
 * tests make packages by it too. Arguments: the tarball, the folder of these scripts, the
 * version, Java's name of the processor, the time of the build, the folder for the
 * package.
 */
final class RpmPackage {

	private static final Path CHANGELOG = Path.of("src/main/rpm/changelog");

	/** What rpm tells a script, in dpkg's words. */
	private static final String BEFORE_INSTALLATION = "case $1 in 1) set -- install ;; *) set -- upgrade ;; esac\n";

	private static final String AFTER_INSTALLATION = "set -- configure\n";

	private static final String REMOVAL = "[ \"$1\" = 0 ] || exit 0\nset -- remove\n";

	private static final List<String> REQUIRED = List.of("coreutils", "findutils", "grep", "sed");

	private final Path scripts;

	private final Instant built;

	RpmPackage(Path scripts, Instant built) {
		this.scripts = scripts;
		this.built = built;
	}

	static void main(String[] args) throws IOException {
		new RpmPackage(Path.of(args[1]), Instant.parse(args[4])).make(Path.of(args[0]), args[2], args[3],
				Path.of(args[5]));
	}

	/** Returns the package. */
	Path make(Path tarball, String version, String processor, Path folder) throws IOException {
		List<String> changelog = Files.readAllLines(CHANGELOG);
		String architecture = processor.equals("amd64") ? "x86_64" : processor;
		BuilderOptions options = new BuilderOptions();
		options.setPayloadFlags("3");
		options.setFileDigestAlgorithm(DigestAlgorithm.SHA256);
		options.setFileNameProvider(RpmFileNameProvider.DEFAULT_FILENAME_PROVIDER);
		try (RpmBuilder builder = new RpmBuilder("osmanager", version(version), architecture, folder, options)) {
			describe(builder.getInformation());
			depend(builder);
			builder.setPreInstallationScript("/bin/sh", script(BEFORE_INSTALLATION, "preinst"));
			builder.setPostInstallationScript("/bin/sh", script(AFTER_INSTALLATION, "postinst"));
			builder.setPreRemoveScript("/bin/sh", script(REMOVAL, "prerm"));
			builder.setPostRemoveScript("/bin/sh", script(REMOVAL, "postrm"));
			try (InputStream file = Files.newInputStream(tarball);
					TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
				for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
					add(builder.newContext(), entry, tar);
				}
			}
			builder.setHeaderCustomizer((header) -> {
				header.putInt(RpmTag.BUILDTIME, (int) this.built.getEpochSecond());
				putChangelog(header, changelog);
			});
			builder.build();
			return builder.getTargetFile();
		}
	}

	/** A snapshot comes before its version, for the oldest rpm too. */
	private static RpmVersion version(String version) {
		String released = version.replace("-SNAPSHOT", "");
		return new RpmVersion(released, released.equals(version) ? "1" : "0.snapshot");
	}

	private static void describe(RpmBuilder.PackageInformation information) {
		information.setSummary("Guest manager of a LuoYun Cloud instance");
		information.setDescription("""
				Configures the instance from its floppy disk at boot, serves the instance's
				page, keeps the connection to the cloud controller and runs the web terminal.
				Brings its own Java runtime.""");
		information.setLicense(
				"Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0 AND EPL-2.0 AND MIT AND BSD-2-Clause");
		information.setUrl("https://luoyun.co/");
		information.setVendor("LuoYun Cloud");
		information.setPackager("LuoYun Cloud <osmanager@luoyun.co>");
		information.setGroup("System Environment/Daemons");
		information.setBuildHost("localhost");
	}

	private static void depend(RpmBuilder builder) {
		builder.addRequirement("glibc", "2.17", RpmDependencyFlags.GREATER, RpmDependencyFlags.EQUAL);
		for (String required : REQUIRED) {
			builder.addRequirement(required, "", RpmDependencyFlags.SCRIPT_PRE, RpmDependencyFlags.SCRIPT_POST,
					RpmDependencyFlags.SCRIPT_PREUN);
		}
		// Not "recommends", which the rpm of RHEL 6 and 7 does not know.
	}

	private String script(String before, String name) throws IOException {
		return before + Files.readString(this.scripts.resolve(name));
	}

	private void add(BuilderContext context, TarArchiveEntry entry, TarArchiveInputStream content) throws IOException {
		String name = "/" + entry.getName().replaceFirst("/$", "");
		FileInformation information = new FileInformation();
		information.setTimestamp(this.built);
		information.setMode((short) (entry.getMode() & 0_7777));
		if (entry.isDirectory()) {
			context.addDirectory(name, (target, directory, type) -> information);
		}
		else if (entry.isSymbolicLink()) {
			context.addSymbolicLink(name, entry.getLinkName(), (target, link, type) -> information);
		}
		else {
			information.setTimestamp(entry.getLastModifiedTime().toInstant());
			information.setFileFlags(flags(name));
			context.addFile(name, ByteBuffer.wrap(content.readAllBytes()), (target, file, type) -> information);
		}
	}

	/** As dpkg, rpm keeps what was edited, and does not bring back what was removed. */
	private static Set<FileFlags> flags(String name) {
		if (name.matches("/LuoYun/(custom|build|conf)/.*")) {
			return EnumSet.of(FileFlags.CONFIGURATION, FileFlags.NOREPLACE, FileFlags.MISSINGOK);
		}
		if (name.matches("/LuoYun/(LICENSE|NOTICE|runtime/legal/.*)")) {
			return EnumSet.of(FileFlags.LICENSE);
		}
		return name.matches("/LuoYun/(README.md|share/(man|doc)/.*)") ? EnumSet.of(FileFlags.DOC) : Set.of();
	}

	/** Of lines "* DATE AUTHOR - VERSION", each with the lines of its text. */
	private static void putChangelog(Header<RpmTag> header, List<String> lines) {
		List<Integer> times = new ArrayList<>();
		List<String> authors = new ArrayList<>();
		List<String> texts = new ArrayList<>();
		for (String line : lines) {
			if (line.startsWith("* ")) {
				times.add((int) LocalDate.parse(line.substring(2, 12)).toEpochSecond(LocalTime.NOON, ZoneOffset.UTC));
				authors.add(line.substring(13));
				texts.add("");
			}
			else if (!line.isBlank()) {
				texts.add((texts.removeLast() + "\n" + line).strip());
			}
		}
		header.putInt(RpmTag.CHANGELOG_TIMESTAMP, times.stream().mapToInt(Integer::intValue).toArray());
		header.putStringArray(RpmTag.CHANGELOG_AUTHOR, authors.toArray(String[]::new));
		header.putStringArray(RpmTag.CHANGELOG_TEXT, texts.toArray(String[]::new));
	}

}
