package co.luoyun.osmanager.properties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Goes on without a property that cannot be used. One of ours is looked up again after
 * the check has taken out what is wrong; a library's is left at its default.
 */
@Component
class LenientBinding implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final Logger logger = LoggerFactory.getLogger(LenientBinding.class);

	private final ObjectProvider<SettingsCheck> check;

	private final ConfigurableEnvironment environment;

	LenientBinding(ObjectProvider<SettingsCheck> check, ConfigurableEnvironment environment) {
		this.check = check;
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler handler) {
		return new AbstractBindHandler(handler) {
			@Override
			public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Exception error) throws Exception {
				LenientBinding.this.check.ifAvailable((check) -> check.run(LenientBinding.this.environment));
				Binder mended = Binder.get(LenientBinding.this.environment);
				try {
					return isOne(name, context) ? mended.bind(name, target).orElse(null)
							: mended.bindOrCreate(name, target, null);
				}
				catch (BindException ex) {
					if (!isOne(name, context)) {
						return super.onFailure(name, target, context, error);
					}
					logger.warn("{} cannot be used, and is left out: it has to be a {}", name,
							target.getType().resolve(Object.class).getSimpleName());
					return null;
				}
			}
		};
	}

	/** Whether it is a property that was given, and not what several are put into. */
	private static boolean isOne(ConfigurationPropertyName name, BindContext context) {
		@Nullable ConfigurationProperty given = context.getConfigurationProperty();
		return given != null && given.getName().equals(name);
	}

}
