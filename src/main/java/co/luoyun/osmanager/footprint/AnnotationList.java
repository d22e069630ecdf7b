package co.luoyun.osmanager.footprint;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Lists the annotations that Spring will look at when it starts: those on beans, and on
 * the methods that make them. Written when the build works the bean definitions out, read
 * by {@link WarmUp}.
 */
class AnnotationList implements BeanFactoryInitializationAotProcessor {

	/** Names of annotation types, one a line. */
	static final String RESOURCE = "META-INF/osmanager/annotations";

	@Override
	public BeanFactoryInitializationAotContribution processAheadOfTime(ConfigurableListableBeanFactory beanFactory) {
		Set<String> names = new LinkedHashSet<>();
		for (String bean : beanFactory.getBeanDefinitionNames()) {
			factoryMethod(beanFactory, bean).forEach((element) -> collect(element, names));
			type(beanFactory.getType(bean, false)).forEach((element) -> collect(element, names));
		}
		return (generation, _) -> generation.getGeneratedFiles().addResourceFile(RESOURCE, String.join("\n", names));
	}

	private static Stream<AnnotatedElement> factoryMethod(ConfigurableListableBeanFactory beanFactory, String bean) {
		return (beanFactory.getMergedBeanDefinition(bean) instanceof RootBeanDefinition definition)
				? Stream.ofNullable(definition.getResolvedFactoryMethod()).flatMap(AnnotationList::withParameters)
				: Stream.empty();
	}

	private static Stream<AnnotatedElement> type(@Nullable Class<?> type) {
		if (type == null) {
			return Stream.empty();
		}
		Stream<Class<?>> types = Stream.concat(
				Stream.<Class<?>>iterate(ClassUtils.getUserClass(type), (it) -> it != null, Class::getSuperclass),
				ClassUtils.getAllInterfacesForClassAsSet(type).stream());
		return types.flatMap((it) -> Stream.concat(Stream.of(it), members(it)));
	}

	// Those of a configuration are the factory methods of all that it could make.
	private static Stream<AnnotatedElement> members(Class<?> type) {
		return AnnotatedElementUtils.hasAnnotation(type, Configuration.class) ? Stream.empty()
				: Stream.concat(inOrder(type.getDeclaredConstructors()), inOrder(type.getDeclaredMethods()))
					.flatMap(AnnotationList::withParameters);
	}

	// The runtime has them in any order, and two builds are to give the same.
	private static Stream<Executable> inOrder(Executable[] executables) {
		return Stream.of(executables).sorted(Comparator.comparing(Executable::toString));
	}

	private static Stream<AnnotatedElement> withParameters(Executable executable) {
		return Stream.concat(Stream.of(executable), Stream.of(executable.getParameters()));
	}

	private static void collect(AnnotatedElement element, Set<String> names) {
		for (Annotation annotation : element.getDeclaredAnnotations()) {
			Class<? extends Annotation> type = annotation.annotationType();
			if (names.add(type.getName())) {
				collect(type, names);
				inOrder(type.getDeclaredMethods()).forEach((attribute) -> collect(attribute, names));
			}
		}
	}

}
