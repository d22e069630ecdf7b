package co.luoyun.osmanager.instance.reader;

import java.util.List;
import java.util.OptionalInt;

import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.instance.Diagnostic.Severity;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.MacAddress;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.instance.WebSshSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SettingsReaderTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO";

	private final Diagnostics diagnostics = new Diagnostics();

	@ParameterizedTest
	@ValueSource(strings = { "'255.255.255.0'", "24", "'24'", "'/24'", "' 255.255.255.0 '" })
	void readsNetmasksInAnyForm(String netmask) {
		assertThat(addresses("'ip': '192.0.2.7', 'netmask': " + netmask)).containsExactly("192.0.2.7/24");
		assertThat(this.diagnostics.list()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "'ip': '192.0.2.7/25' | 192.0.2.7/25", "'ip': '2001:db8::7/56' | 2001:db8:0:0:0:0:0:7/56",
					"'ip': ['192.0.2.7/24', '2001:db8::7/64'] | 192.0.2.7/24 2001:db8:0:0:0:0:0:7/64",
					"'ip': '192.0.2.7, 192.0.2.8', 'netmask': '255.255.255.128' | 192.0.2.7/25 192.0.2.8/25" })
	void readsAddressesInAnyForm(String fields, String expected) {
		assertThat(addresses(fields)).containsExactly(expected.split(" "));
		assertThat(this.diagnostics.list()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'netmask': null", "'netmask': ''" })
	void assumesANetworkWhereThereIsNoMask(String netmask) {
		assertThat(addresses("'ip': '192.0.2.7', " + netmask)).containsExactly("192.0.2.7/24");
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where).containsExactly("network[0].netmask");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "'ip': '192.0.2.7', 'netmask': '255.0.255.0' | netmask",
			"'ip': '192.0.2.7', 'netmask': 33 | netmask", "'ip': '192.0.2.7', 'netmask': 'x' | netmask",
			"'ip': '192.0.2.7', 'netmask': 0 | netmask", "'ip': '192.0.2.7/x' | netmask",
			"'ip': '192.0.2.7/24', 'gateway': '192.0.2' | gateway",
			"'ip': '192.0.2.7/24', 'gateway': '224.0.0.1' | gateway", "'ip': ['192.0.2.7/24', '192.0.2.300'] | ip",
			"'mac': '52:54:00', 'ip': '192.0.2.7/24' | mac", "'mac': ['52:54:00:12:34:56'] | mac",
			"'ip': {'a': 1} | ip", "'ip': '192.0.2.7/24', 'gateway': [{'a': 1}] | gateway" })
	void anEntryWithAWrongValueIsRefusedAndNeverDhcp(String fields, String field) {
		InstanceSettings settings = read("{'network': [{" + fields + "}]}");
		assertThat(settings.network()).singleElement()
			.satisfies((entry) -> assertThat(entry.refused() && !entry.dhcp()).isTrue());
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity, Diagnostic::where)
			.containsExactly(tuple(Severity.REFUSED, "network[0]." + field));
		assertThat(settings.refusalsOf("network")).singleElement().asString().startsWith("network[0]." + field + " is");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.2.3", "1.2.3.256", "0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.255", "::",
			"fe80::1%eth0", "host.example.org", "1.2.3.4.5" })
	void refusesWhatNoHostCanHave(String ip) {
		assertThat(addresses("'netmask': 24, 'ip': '" + ip + "'")).isEmpty();
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity).containsExactly(Severity.REFUSED);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where).containsExactly("network[0].ip");
	}

	@Test
	void anEntryThatCannotBeReadKeepsItsPlace() {
		List<InterfaceSettings> network = read("{'network': [null, 3, {'ip': '192.0.2.7/24'}]}").network();
		assertThat(network).extracting(InterfaceSettings::dhcp).containsExactly(true, false, false);
		assertThat(network).extracting(InterfaceSettings::refused).containsExactly(false, true, false);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where).containsExactly("network[1]");
	}

	@Test
	void keepsOneGatewayOfEachVersion() {
		InterfaceSettings entry = read(
				"{'network': [{'ip': '192.0.2.7/24', 'gateway': '192.0.2.1 2001:db8::1 192.0.2.2'}]}")
			.network()
			.getFirst();
		assertThat(entry.gateways()).hasSize(2);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where).containsExactly("network[0].gateway");
	}

	@Test
	void aGatewayWithoutAnAddressIsNotUsed() {
		assertThat(read("{'network': [{'gateway': '192.0.2.1'}]}").network().getFirst().gateways()).isEmpty();
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity).containsExactly(Severity.NOTE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'52-54-00-AB-CD-EF'", "'525400abcdef'", "'5254.00ab.cdef'" })
	void readsMacAddressesInAnyForm(String mac) {
		assertThat(read("{'network': [{'mac': " + mac + "}]}").network().getFirst().mac())
			.contains(new MacAddress("52:54:00:ab:cd:ef"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'192.0.2.1 192.0.2.2'", "'192.0.2.1,192.0.2.2'", "' 192.0.2.1 ,, 192.0.2.2 192.0.2.1'",
			"['192.0.2.1', '192.0.2.2']" })
	void readsNameServersInAnyForm(String nameservers) {
		assertThat(read("{'nameservers': " + nameservers + "}").nameservers()).extracting("hostAddress")
			.containsExactly("192.0.2.1", "192.0.2.2");
		assertThat(this.diagnostics.list()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "enable,true", "ENABLE,true", "disable,false", "Disabled,false", "false,false", "what,true" })
	void readsWhetherWebSshIsWanted(String status, boolean enabled) {
		assertThat(read("{'webssh': {'status': '" + status + "', 'port': '8001'}}").webssh())
			.isEqualTo(new WebSshSettings(enabled, OptionalInt.of(8001)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "'x'", "65536", "{}", "[8001]", "true" })
	void aWrongPortIsLeftOut(String port) {
		assertThat(read("{'webssh': {'port': " + port + "}}").webssh()).isEqualTo(WebSshSettings.DEFAULT);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"$6$rounds=5000$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/",
			"$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "$1$abcdefgh$0123456789012345678901",
			"$y$j9T$F5Jx5fExrKuPp53xLKQ..1$tnSYvahCwPBHKZUspmcxMfb0.WiB9W.zEaKlOBL35rC",
			"$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "abJnggxhB/yWI", "_J9..RKcWYdAGGYW4Qrc" })
	void acceptsTheHashesOfCrypt(String hash) {
		assertThat(read("{'passwd_hash': '" + hash + "'}").passwordHash()).contains(new Secret(hash));
		assertThat(read("{'passwd_hash': ' " + hash + "\\n'}").passwordHash()).contains(new Secret(hash));
		assertThat(this.diagnostics.list()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "!", "!!", "!$6$salt$hash", "plain", "$6$a:b$c", "$6$a$b\\nx::0:0", "x", "$", "$$",
			"$6$salt$hash", "$6$UNUrCTNKHO60fkpI$4nJDm6Xxu3k/g/YSV34lUstO6qxsJw7vRqJcCJrj",
			"!$5$0EnjYw8pi8oMyFLU$vJSALqzAdnH6ssf2FROi0K.2znaelv8Bh.ToCBoNrq2" })
	void refusesHashesThatWouldLockRootOrBreakTheFile(String hash) {
		InstanceSettings settings = read("{'passwd_hash': '" + hash + "'}");
		assertThat(settings.passwordHash()).isEmpty();
		assertThat(settings.refusalsOf("passwd_hash")).hasSize(1);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity, Diagnostic::where)
			.containsExactly(tuple(Severity.REFUSED, "passwd_hash"));
	}

	@Test
	void readsSeveralPublicKeysAndRefusesWhatIsNone() {
		InstanceSettings settings = read(
				"{'public_key': 'KEY a\\n\\n# mine\\r\\nfrom=\\\"10.0.0.1\\\" KEY\\nnone'}".replace("KEY", KEY));
		assertThat(settings.publicKeys()).extracting(AuthorizedKey::line)
			.containsExactly(KEY + " a", "from=\"10.0.0.1\" " + KEY);
		assertThat(settings.refusalsOf("public_key")).hasSize(1);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity, Diagnostic::where)
			.containsExactly(tuple(Severity.REFUSED, "public_key"));
		assertThat(read("{'public_key': ['" + KEY + " a', '" + KEY + " b']}").publicKeys()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "i10.example.org,i10.example.org", "i10.example.org.,i10.example.org", "HOST,HOST",
			"192.0.2.1,192.0.2.1", "a_b,", "bad name,", "-bad,", "a..b,", "bücher.example," })
	void readsTheDomain(String name, String expected) {
		assertThat(read("{'domain': {'name': '" + name + "'}}").domainName().orElse(null)).isEqualTo(expected);
		assertThat(read("{'domain': '" + name + "'}").domainName().orElse(null)).isEqualTo(expected);
		assertThat(this.diagnostics.list()).hasSize((expected != null) ? 0 : 2);
	}

	@Test
	void ofTwoEqualFieldsTheLastCounts() {
		assertThat(read("{'cookie': 'aaaaaaaaaaaaaaaa', 'cookie': 'bbbbbbbbbbbbbbbb'}").cookie())
			.contains(new Secret("bbbbbbbbbbbbbbbb"));
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where).containsExactly("cookie");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'webssh': {'port': 1, 'port': 2}} | webssh.port",
					"{'network': [{}, {'ip': [], 'ip': []}]} | network[1].ip",
					"{'x y': {'ok': 1, 'ok': 1}} | \u2026.ok", "{'a': [[{'b7': 1, 'b7': 1}]]} | a[0][0].\u2026" })
	void aFieldThatIsThereTwiceIsNamedByItsPath(String json, String path) {
		read(json.replace('`', '\''));
		assertThat(this.diagnostics.list()).filteredOn((one) -> one.severity() == Severity.WARNING)
			.extracting(Diagnostic::where)
			.containsExactly(path);
	}

	@Test
	void unknownFieldsAreNotedWhereverTheyAre() {
		read("{'future': {'a': [1, 2.5, true]}, 'use_global_passwd': true, 'storage': [], 'domain': {'nam': 'x'}, "
				+ "'webssh': {'prot': 8001}, 'network': [{'ip': '192.0.2.7/24', 'gatway': '192.0.2.1'}]}");
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity, Diagnostic::where)
			.containsExactlyInAnyOrder(tuple(Severity.NOTE, "future"), tuple(Severity.NOTE, "domain.nam"),
					tuple(Severity.NOTE, "webssh.prot"), tuple(Severity.NOTE, "network[0].gatway"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{'nameservers': {'a': 1}} | nameservers",
			"{'nameservers': ['192.0.2.1', {'a': 1}]} | nameservers", "{'public_key': {'a': 1}} | public_key" })
	void anObjectWhereTextsBelongIsAWarning(String json, String path) {
		read(json);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::severity, Diagnostic::where)
			.contains(tuple(Severity.WARNING, path));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'nameservers': 'x'} | nameservers", "{'nameservers': {'a': 1}} | nameservers",
					"{'public_key': {'a': 1}} | public_key", "{'public_key': 'x'} | public_key",
					"{'network': 'x'} | network", "{'domain': {'name': 'my_vm'}} | domain.name" })
	void whatIsThereButCannotBeUsedIsRefusedAndNotAbsent(String json, String field) {
		assertThat(read(json).refusalsOf(field)).hasSize(1);
	}

	@Test
	void listsAreTakenUpToWhatAMachineCanHave() {
		InstanceSettings settings = read("{'nameservers': '" + "192.0.2.1 ".repeat(1000) + "', 'public_key': '"
				+ (KEY + "\\n").repeat(2000) + "', 'network': [{'netmask': 24, 'ip': '" + "192.0.2.7,".repeat(1000)
				+ "'}" + ", null".repeat(1000) + "]}");
		assertThat(settings.publicKeys()).hasSize(SettingsReader.MOST_KEYS);
		assertThat(settings.network()).hasSize(NetworkReader.MOST_INTERFACES);
		assertThat(settings.network().getFirst().addresses()).hasSize(JsonFields.MOST_PARTS);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where)
			.containsExactlyInAnyOrder("nameservers", "public_key", "network", "network[0].ip");
	}

	@Test
	void wrongTypesSkipTheirFieldAlone() {
		InstanceSettings settings = read(
				"{'cookie': {}, 'domain': [1], 'webssh': 'x', 'passwd_hash': ['$6$a$b'], 'network': 'x', 'nameservers': '192.0.2.1'}");
		assertThat(settings.nameservers()).hasSize(1);
		assertThat(this.diagnostics.list()).extracting(Diagnostic::where)
			.containsExactlyInAnyOrder("domain", "webssh", "passwd_hash", "network");
	}

	private List<String> addresses(String fields) {
		return read("{'network': [{" + fields + "}]}").network()
			.getFirst()
			.addresses()
			.stream()
			.map(InterfaceAddress::toString)
			.toList();
	}

	private InstanceSettings read(String json) {
		return new SettingsReader(1, this.diagnostics).read(json.replace('\'', '"'));
	}

}
