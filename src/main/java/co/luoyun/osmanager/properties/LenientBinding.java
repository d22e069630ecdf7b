package co.luoyun.osmanager.properties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.stereotype.Component;

/**
 * Leaves a library's property at its default when what was given for it is none of its
 * type. Our own are checked before.
 */
@Component
class LenientBinding implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final Logger logger = LoggerFactory.getLogger(LenientBinding.class);

	@Override
	public BindHandler apply(BindHandler handler) {
		return new AbstractBindHandler(handler) {
			@Override
			public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Exception error) throws Exception {
				@Nullable ConfigurationProperty given = context.getConfigurationProperty();
				if (given == null || !given.getName().equals(name)) {
					return super.onFailure(name, target, context, error);
				}
				logger.warn("{} cannot be used, and is left out: it has to be a {}", name,
						target.getType().resolve(Object.class).getSimpleName());
				return null;
			}
		};
	}

}
