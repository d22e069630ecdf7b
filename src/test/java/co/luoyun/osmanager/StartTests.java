package co.luoyun.osmanager;

import java.util.Set;

import co.luoyun.osmanager.footprint.PropertiesBinding;
import co.luoyun.osmanager.footprint.UnusedBeans;
import co.luoyun.osmanager.web.RunningWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/** What the short cuts of the start take for granted about Spring Boot. */
class StartTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	@Test
	void propertiesAreCalledByPrefixAndClass() {
		Set<String> names = ConfigurationPropertiesBean.getAll(web.context()).keySet();
		assertThat(names).hasSizeGreaterThan(10).allMatch((name) -> name.contains("-"));
	}

	@Test
	void propertiesAreBoundInOurWayAlone() {
		assertThat(web.context().getBeansOfType(ConfigurationPropertiesBindingPostProcessor.class))
			.containsOnlyKeys(ConfigurationPropertiesBindingPostProcessor.BEAN_NAME)
			.allSatisfy((_, bean) -> assertThat(bean).isInstanceOf(PropertiesBinding.class));
	}

	@Test
	void whatIsLeftOutIsWhatSpringSetsUp() {
		assertThat(web.context().getBeanDefinitionNames()).containsAll(UnusedBeans.NAMES);
	}

}
