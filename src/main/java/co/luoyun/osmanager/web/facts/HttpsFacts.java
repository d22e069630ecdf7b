package co.luoyun.osmanager.web.facts;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.web.https.HttpsState;
import co.luoyun.osmanager.web.server.HttpsPort;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** HTTPS, as a component and as what a person compares before going on. */
@Component
@Order(5)
class HttpsFacts implements ComponentFacts, Panel {

	private static final String KEY = "https";

	private final HttpsPort port;

	HttpsFacts(HttpsPort port) {
		this.port = port;
	}

	@Override
	public String key() {
		return KEY;
	}

	@Override
	public boolean ownerOnly() {
		return false;
	}

	@Override
	public ComponentView component(Words words) {
		HttpsState state = this.port.state();
		boolean bad = state.judge() == ComponentState.WARNING;
		String explanation = words.of(state.explanation());
		return new ComponentView(KEY, state.judge(), code(state), null, bad ? "" : explanation, bad ? explanation : "");
	}

	private static String code(HttpsState state) {
		return switch (state) {
			case HttpsState.Off _ -> "off";
			case HttpsState.Starting _ -> "starting";
			case HttpsState.NoOpenssl _ -> "no_openssl";
			case HttpsState.NotServed _ -> "not_served";
			case HttpsState.Serving serving ->
				(serving.judge() == ComponentState.WARNING) ? "wrong_certificate" : "serving";
		};
	}

	@Override
	public HttpsView view(Words words) {
		return (this.port.state() instanceof HttpsState.Serving serving) ? new HttpsView(serving.port(),
				serving.certificate().fingerprint(), serving.certificate().selfMade(), serving.certificate().until())
				: new HttpsView(null, "", false, null);
	}

}
