package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.nio.file.Path;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A secret in an argument, or as {@code @FILE} in a file: arguments can be seen by others
 * on the machine. Blanks around it are no part of it.
 */
public final class SecretArgument implements ITypeConverter<String> {

	@Override
	public String convert(String argument) {
		if (!argument.startsWith("@")) {
			return argument;
		}
		try {
			return SmallFile.text(Path.of(argument.substring(1))).strip();
		}
		catch (IOException ex) {
			throw new TypeConversionException(ex.getMessage());
		}
	}

}
