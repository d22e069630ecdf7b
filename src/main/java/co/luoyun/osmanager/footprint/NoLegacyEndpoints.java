package co.luoyun.osmanager.footprint;

import java.util.List;

import org.springframework.boot.actuate.endpoint.web.annotation.ControllerEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.annotation.ServletEndpointsSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps Actuator from looking at every bean twice more at each start, for endpoints that
 * are servlets or controllers: there are none, and Spring Boot is giving them up.
 */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("removal")
class NoLegacyEndpoints {

	@Bean
	ServletEndpointsSupplier noServletEndpoints() {
		return List::of;
	}

	@Bean
	ControllerEndpointsSupplier noControllerEndpoints() {
		return List::of;
	}

}
