package co.luoyun.osmanager.footprint;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.annotation.Role;
import org.springframework.stereotype.Component;

/**
 * Binds beans that are properties, as Spring Boot's own does, which this takes the place
 * of. That one looks for annotations on every bean and on whatever made it, which takes
 * some 15 ms of the start; this goes by the name: properties are called by their prefix,
 * a hyphen and their class.
 */
@Component("org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor")
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public class PropertiesBinding extends ConfigurationPropertiesBindingPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		return beanName.contains("-") ? super.postProcessBeforeInitialization(bean, beanName) : bean;
	}

}
