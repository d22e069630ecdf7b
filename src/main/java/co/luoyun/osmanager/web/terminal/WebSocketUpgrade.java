package co.luoyun.osmanager.web.terminal;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat hands a browser's connection to when it becomes a WebSocket. It is Tomcat's
 * own kind of handler, as the Servlet API's cannot end a read from another thread, nor
 * limit a write. The connection's virtual thread stays in {@link #init} while both ends
 * talk. Public, as Tomcat makes it.
 */
public final class WebSocketUpgrade implements InternalHttpUpgradeHandler {

	private @Nullable WebSocketTunnel tunnel;

	private @Nullable SocketWrapperBase<?> browser;

	void carry(WebSocketTunnel tunnel) {
		this.tunnel = tunnel;
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
		this.browser = wrapper;
	}

	@Override
	public void init(WebConnection connection) {
		if (this.tunnel != null && this.browser != null) {
			this.tunnel.join(this.browser);
		}
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent status) {
		return SocketState.CLOSED;
	}

	@Override
	public void destroy() {
		if (this.tunnel != null) {
			this.tunnel.hangUp();
		}
	}

	@Override
	public void pause() {
		// The terminal server, and with it the tunnel, ends by itself.
	}

	@Override
	public void timeoutAsync(long now) {
		// Nothing is read or written asynchronously.
	}

	@Override
	public void setSslSupport(SSLSupport sslSupport) {
		// Nobody asks for the certificate.
	}

}
