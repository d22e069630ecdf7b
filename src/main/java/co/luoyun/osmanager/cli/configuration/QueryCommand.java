package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Answers with one value of the configuration, for scripts. */
@Command(name = "query", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Answers with one value of the configuration in force, for scripts. Its name is the "
				+ "configuration's own: TAG, CLC_IP, domain.name, network[0].ip, nameservers, webssh.port ... "
				+ "('osmanager show' lists those that are given).",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:It is given, and stands on standard output.", "1:It is not given.",
				"2:It is a secret, or the configuration cannot be read.", "64:There is no value of that name." })
public final class QueryCommand implements Callable<Integer> {

	private static final int NOT_GIVEN = 1;

	private static final Pattern KNOWN = Pattern.compile("source|CLC_(MCAST_)?(IP|PORT)|TAG|KEY|nameservers|public_key"
			+ "|network\\[\\d{1,3}]\\.(mac|ip|gateway|nameservers)|passwd_hash|cookie|domain\\.name"
			+ "|webssh\\.(status|port)|other");

	@Parameters(paramLabel = "FIELD", description = "The value's name.")
	private String field = "";

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		if (!KNOWN.matcher(this.field).matches()) {
			throw new ParameterException(this.spec.commandLine(),
					"there is no field " + this.field + "; 'osmanager show' lists those that are given");
		}
		String source = this.parent.systemRoot().home(HomePath.LUOYUN_CONF).toString();
		@Nullable String value = new MaskedConf(source,
				LuoYunConfReader.read(ConfFile.installed(this.parent.systemRoot()).content()).conf())
			.fields()
			.get(this.field);
		if (value == null) {
			return NOT_GIVEN;
		}
		if (value.equals(MaskedConf.SET)) {
			throw new IOException(this.field + " is a secret, and is not shown");
		}
		this.spec.commandLine().getOut().println(value);
		return 0;
	}

}
