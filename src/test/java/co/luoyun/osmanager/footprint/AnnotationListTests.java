package co.luoyun.osmanager.footprint;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.annotation.AliasFor;
import org.springframework.javapoet.ClassName;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import static org.assertj.core.api.Assertions.assertThat;

class AnnotationListTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	@Test
	void hasWhatIsOnBeansOnWhatMakesThemAndOnAnnotationsThemselves() throws IOException {
		generate();
		assertThat(list()).contains(Configuration.class.getName(), Component.class.getName(), Bean.class.getName(),
				Lazy.class.getName(), Qualifier.class.getName(), Controller.class.getName(), GetMapping.class.getName(),
				AliasFor.class.getName());
	}

	@Test
	void hasNeitherDoublesNorWhatIsOnBeansThatAreNotMade() throws IOException {
		generate();
		assertThat(list()).doesNotHaveDuplicates()
			.doesNotContain(DependsOn.class.getName(), PostMapping.class.getName());
	}

	@Test
	void whatNobodyUsesIsNotPartOfTheStart() throws IOException {
		generate();
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).keySet()).isNotEmpty()
			.noneMatch((name) -> name.contains("EventListener"));
		assertThat(new AnnotationConfigApplicationContext(Beans.class).getBeanDefinitionNames())
			.contains(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
	}

	private void generate() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Beans.class, Pages.class);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("example", "Application")), this.files);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
	}

	private List<String> list() throws IOException {
		return Objects.requireNonNull(this.files.getGeneratedFileContent(Kind.RESOURCE, AnnotationList.RESOURCE))
			.lines()
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		@Lazy
		Object one(@Qualifier("other") Object other) {
			return "one " + other;
		}

		@Bean
		Object other() {
			return "other";
		}

		@DependsOn("nothing")
		Object none() {
			return "none";
		}

	}

	@Controller
	static class Pages {

		@GetMapping("/page")
		String page() {
			return "page";
		}

	}

}
