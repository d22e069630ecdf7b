package co.luoyun.osmanager.os.network.backend;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeptProfileTests {

	@Test
	void aBondStaysABond() {
		KeptProfile kept = KeptProfile.of("""
				[connection]
				id=bond0
				uuid=6c1d1bd2-2ba5-4e4c-a5d8-4d5ed1a1e5a1
				type=bond
				interface-name=bond0

				[ethernet]
				cloned-mac-address=52:54:00:77:00:10

				[bond]
				miimon=100
				mode=active-backup

				[ipv4]
				method=auto

				[proxy]
				""".lines().toList());
		assertThat(kept).isEqualTo(new KeptProfile("bond", List.of("cloned-mac-address=52:54:00:77:00:10"),
				List.of("", "[bond]", "miimon=100", "mode=active-backup")));
	}

	@Test
	void aVlanStaysAVlan() {
		KeptProfile kept = KeptProfile.of(List.of("[connection]", "type=vlan", "[vlan]", "id=5", "parent=ens3"));
		assertThat(kept).isEqualTo(new KeptProfile("vlan", List.of(), List.of("", "[vlan]", "id=5", "parent=ens3")));
	}

	@Test
	void nothingIsEthernet() {
		assertThat(KeptProfile.of(List.of())).isEqualTo(new KeptProfile("ethernet", List.of(), List.of()));
		assertThat(KeptProfile.of(List.of("[802-3-ethernet]", "mtu=1400", "mac-address=52:54:00:77:00:10")))
			.isEqualTo(new KeptProfile("ethernet", List.of("mtu=1400"), List.of()));
	}

}
