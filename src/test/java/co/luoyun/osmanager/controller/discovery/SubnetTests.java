package co.luoyun.osmanager.controller.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;

import co.luoyun.osmanager.instance.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubnetTests {

	@ParameterizedTest
	@CsvSource({ "10.1.2.3, 24, 10.1.2.255, true", "10.1.2.3, 24, 10.1.3.3, false", "10.1.2.3, 8, 10.200.0.1, true",
			"10.1.2.3, 25, 10.1.2.128, false", "10.1.2.3, 32, 10.1.2.3, true", "10.1.2.3, 32, 10.1.2.4, false",
			"10.1.2.3, 1, 200.0.0.1, false", "10.1.2.3, 24, fe80::1, false", "10.1.2.3, 24, 127.0.0.1, false" })
	void containsTheAddressesThatShareItsPrefix(String address, int prefix, String other, boolean contained) {
		assertThat(new Subnet(InetAddress.ofLiteral(address), prefix).contains(InetAddress.ofLiteral(other)))
			.isEqualTo(contained);
	}

	@Test
	void loopbackIsNone() throws Exception {
		NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.ofLiteral("127.0.0.1"));
		assertThat(Subnet.of(loopback)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "10.1.0.9, 10.1.0.1, true", "10.1.0.9, 10.2.0.1, false", "10.2.0.9, 10.1.0.1, false",
			"10.1.0.9, 127.0.0.1, false", "10.1.0.9, 8.8.8.8, false", "10.1.0.9, 10.3.0.1, false" })
	void joinMessagesAreTakenWithinOneNetwork(String source, String controller, boolean taken) {
		List<Subnet> networks = List.of(new Subnet(Inet4Address.ofLiteral("10.1.0.5"), 24),
				new Subnet(Inet4Address.ofLiteral("10.3.0.5"), 24));
		assertThat(new JoinMessage(Inet4Address.ofLiteral(source), new Endpoint(controller, 1369)).isFrom(networks))
			.isEqualTo(taken);
	}

}
