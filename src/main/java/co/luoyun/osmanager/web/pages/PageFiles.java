package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/**
 * Finds pages and the files beside them: in {@code custom/www} of this instance, and for
 * what is not there in the default pages of the package. The owner's folder is
 * {@code withcookie}; what it lacks comes from everybody's, {@code nocookie}, where the
 * earlier OS Manager had it from too.
 */
@Component
public class PageFiles {

	private static final String DEFAULTS = "defaults/www/";

	private final Path folder;

	@Autowired
	PageFiles(SystemRoot root) {
		this(root.home(HomePath.PAGES));
	}

	PageFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * Looks a file up.
	 * @param path its path
	 * @param owner whether the owner asks
	 */
	public Optional<PageFile> find(PagePath path, boolean owner) {
		List<String> folders = owner ? List.of("withcookie", "nocookie") : List.of("nocookie");
		for (String name : folders) {
			Optional<PageFile> found = inFolder(name, path).or(() -> packaged(name, path));
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	/** A page that comes with OS Manager, whatever the builder's folder holds. */
	Optional<PageFile> packaged(String variant, PagePath path) {
		ClassPathResource resource = new ClassPathResource(DEFAULTS + variant + "/" + path.relative());
		return resource.isReadable() ? Optional.of(new PageFile(variant, path, resource, true)) : Optional.empty();
	}

	/** Every file directly in {@code custom/www}, such as message bundles. */
	Path folder() {
		return this.folder;
	}

	private Optional<PageFile> inFolder(String variant, PagePath path) {
		Path top = this.folder.resolve(variant);
		Path file = top.resolve(path.relative());
		try {
			boolean found = Files.isRegularFile(file) && Files.isReadable(file)
					&& file.toRealPath().startsWith(top.toRealPath());
			return found ? Optional.of(new PageFile(variant, path, new FileSystemResource(file), false))
					: Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
