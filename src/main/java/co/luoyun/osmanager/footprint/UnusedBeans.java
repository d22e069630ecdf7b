package co.luoyun.osmanager.footprint;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.annotation.AnnotationConfigUtils;

/**
 * Leaves out of the packaged service what Spring sets up in every web application and
 * nobody uses here. Each costs a moment of the start, and all later beans are compared
 * with it.
 */
public class UnusedBeans implements BeanRegistrationExcludeFilter {

	/** For listeners by annotation, every method of every bean is looked at. */
	private static final Set<String> LISTENERS_BY_ANNOTATION = Set.of(
			AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME,
			AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME);

	/** Every answer is what a method of a controller or of a web endpoint gives back. */
	private static final Set<String> OTHER_WAYS_TO_ANSWER = Set.of("beanNameHandlerMapping",
			"controllerEndpointHandlerMapping", "defaultServletHandlerMapping", "handlerFunctionAdapter",
			"healthEndpointWebMvcHandlerMapping", "httpRequestHandlerAdapter", "mvcUriComponentsContributor",
			"resourceHandlerMapping", "routerFunctionMapping", "servletEndpointRegistrar",
			"simpleControllerHandlerAdapter", "viewControllerHandlerMapping", "welcomePageHandlerMapping",
			"welcomePageNotAcceptableHandlerMapping");

	/** For definitions with placeholders in them, and for controllers behind proxies. */
	private static final Set<String> PROCESSORS_OF_NOTHING = Set.of("propertySourcesPlaceholderConfigurer",
			"preserveErrorControllerTargetClassPostProcessor");

	/** Meters are set directly, without observations. */
	private static final Set<String> OBSERVATIONS = Set.of("defaultMeterObservationHandler",
			"metricsObservationHandlerGroup");

	/** Names of beans. */
	public static final Set<String> NAMES = Stream
		.of(LISTENERS_BY_ANNOTATION, OTHER_WAYS_TO_ANSWER, PROCESSORS_OF_NOTHING, OBSERVATIONS)
		.flatMap(Set::stream)
		.collect(Collectors.toUnmodifiableSet());

	@Override
	public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
		return NAMES.contains(bean.getBeanName());
	}

}
