package co.luoyun.osmanager.web.server;

/**
 * A connection with a client. It serves one client only, as the endpoint keeps no used
 * ones.
 */
interface ClientChannel {

	/** Who is at the other end. */
	Client client();

}
