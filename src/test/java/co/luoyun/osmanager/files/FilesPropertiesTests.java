package co.luoyun.osmanager.files;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class FilesPropertiesTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withUserConfiguration(Files.class);

	@Test
	void theDefaultRootIsTheRunningSystemAlsoBesideAWebServerWithDocumentsOfItsOwn() {
		this.runner.run((context) -> assertThat(context.getBean(FilesProperties.class))
			.isEqualTo(new FilesProperties("/", "/LuoYun")));
	}

	@Test
	void theRootThatIsNamedIsTaken() {
		this.runner.withPropertyValues("osmanager.root=/", "osmanager.home=/opt/luoyun")
			.run((context) -> assertThat(context.getBean(FilesProperties.class))
				.isEqualTo(new FilesProperties("/", "/opt/luoyun")));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(FilesProperties.class)
	static class Files {

	}

}
