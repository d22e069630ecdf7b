package co.luoyun.osmanager.instance;

import java.util.List;

import org.springframework.stereotype.Component;

/** The configuration in force, for everybody who acts on it or shows it. */
@Component
public class CurrentConfiguration {

	private volatile Configuration configuration = new Configuration.Unconfigured(ConfMessage.NOT_READ.with(),
			List.of(), List.of());

	public Configuration get() {
		return this.configuration;
	}

	/** Shorthand for what is in force. */
	public LuoYunConf conf() {
		return this.configuration.conf();
	}

	/** For the one who loads it. */
	public void set(Configuration configuration) {
		this.configuration = configuration;
	}

}
