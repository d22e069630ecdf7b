package co.luoyun.osmanager.os.network;

import java.util.Arrays;
import java.util.List;

import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.os.network.backend.Assignment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which entry goes to which interface. */
class AssignmentsTests {

	private static final NetworkState TWO = state(link("ens3", "52:54:00:00:00:03", true),
			link("ens10", "52:54:00:00:00:10", true));

	@Test
	void byMacInAnyForm() {
		Assignments found = Assignments.of(List.of(entry("525400000010"), entry("52-54-00-00-00-03")), TWO);
		assertThat(found.assignments()).extracting(Assignment::link).containsExactly("ens10", "ens3");
		assertThat(found.warnings()).isEmpty();
	}

	@Test
	void withoutMacByNaturalOrderOfWhatIsLeft() {
		assertThat(Assignments.of(List.of(entry(""), entry("")), TWO).assignments()).extracting(Assignment::link)
			.containsExactly("ens3", "ens10");
		assertThat(Assignments.of(List.of(entry(""), entry("52:54:00:00:00:03")), TWO).assignments())
			.extracting(Assignment::link)
			.containsExactly("ens10", "ens3");
	}

	@Test
	void anUnknownMacGoesToTheNextWithAWarning() {
		Assignments found = Assignments.of(List.of(entry("52:54:00:ff:ff:ff")), TWO);
		assertThat(found.assignments()).extracting(Assignment::link).containsExactly("ens3");
		assertThat(found.assignments().getFirst().mac()).isEmpty();
		assertThat(found.warnings()).singleElement().asString().contains("52:54:00:ff:ff:ff", "goes to ens3");
	}

	@Test
	void moreEntriesThanInterfaces() {
		Assignments found = Assignments.of(List.of(entry(""), entry(""), entry("")), TWO);
		assertThat(found.assignments()).hasSize(2);
		assertThat(found.faults()).containsExactly(NetworkMessage.NO_LINK.with(2));
	}

	@Test
	void aBondSharesItsMacWithThePhysicalInterface() {
		NetworkState state = state(link("bond0", "52:54:00:00:00:03", false), link("ens3", "52:54:00:00:00:03", true));
		assertThat(Assignments.of(List.of(entry("52:54:00:00:00:03")), state).assignments())
			.extracting(Assignment::link)
			.containsExactly("ens3");
	}

	@Test
	void inAnImageTheyAreCounted() {
		Assignments found = Assignments.of(List.of(entry("52:54:00:00:00:03"), entry("")), state());
		assertThat(found.assignments()).extracting(Assignment::link).containsExactly("eth0", "eth1");
		assertThat(found.assignments().getFirst().mac()).isPresent();
	}

	@Test
	void onLinkIsAGatewayOutsideEveryNetwork() {
		Assignment assignment = Assignments
			.of(List.of(Sandbox.entry("", List.of("192.168.1.60/25", "2001:db8::1/64"), List.of())), TWO)
			.assignments()
			.getFirst();
		assertThat(assignment.onLink(Sandbox.interfaceAddress("192.168.1.1/0").address())).isFalse();
		assertThat(assignment.onLink(Sandbox.interfaceAddress("192.168.1.129/0").address())).isTrue();
		assertThat(assignment.onLink(Sandbox.interfaceAddress("fe80::1/0").address())).isFalse();
		assertThat(assignment.onLink(Sandbox.interfaceAddress("2001:db8:0:1::1/0").address())).isTrue();
	}

	@Test
	void readsTheKernelsRoutes() {
		assertThat(KernelRoutes.ipv4(List.of("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU",
				"eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
				"eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0")))
			.containsExactly(new DefaultRoute("eth0", Sandbox.interfaceAddress("192.168.1.1/0").address()));
		assertThat(KernelRoutes.ipv6(List.of(
				"00000000000000000000000000000000 00 00000000000000000000000000000000 00 20010db8000000000000000000000001 00000400 00000001 00000000 00000003     eth0",
				"00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo")))
			.containsExactly(new DefaultRoute("eth0", Sandbox.interfaceAddress("2001:db8::1/0").address()));
	}

	@Test
	void theMacOfABondIsNotItsVlans() {
		String mac = "52:54:00:77:00:10";
		Link vlan = new Link("a5", mac, Link.Kind.VLAN, true, true, List.of());
		Link bond = new Link("bond0", mac, Link.Kind.STACKED, true, true, List.of());
		assertThat(Assignments.of(List.of(entry(mac)), state(vlan, bond)).assignments()).singleElement()
			.satisfies((assignment) -> {
				assertThat(assignment.link()).isEqualTo("bond0");
				assertThat(assignment.mac()).isEmpty();
			});
	}

	private static InterfaceSettings entry(String mac) {
		return Sandbox.entry(mac, List.of("10.0.0.5/8"), List.of());
	}

	private static Link link(String name, String mac, boolean physical) {
		return new Link(name, mac, physical ? Link.Kind.PHYSICAL : Link.Kind.VIRTUAL, true, true, List.of());
	}

	private static NetworkState state(Link... links) {
		return new NetworkState(Arrays.asList(links), List.of());
	}

}
