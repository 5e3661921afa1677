package dev.parley.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7:4711, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "'[::ffff:192.0.2.7]:80', 192.0.2.7",
    "2001:db8:0:1:2:3:4:5, 2001:db8:0:1::/64",
    "'[2001:DB8:0:1::9]', 2001:db8:0:1::/64",
    "'[2001:db8:0:1::9]:4711', 2001:db8:0:1::/64",
    "fe80::1%eth0, fe80::/64",
    "::1, ::/64",
  })
  void shouldTellWhatCountsAsOneClient(String text, String client) {
    assertThat(Addresses.client(Addresses.parse(text))).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "unknown",
        "_x",
        "1",
        "1.2.3",
        "1.2.3.256",
        "10.0.0.0/8",
        "*",
        "1.2.3.*",
        "0x7f.0.0.1",
        "[::1",
        "::1]",
        "1.2.3.4:",
        "[1.2.3.4]]:1",
        ":::",
        "1.2.3.4, 5.6.7.8"
      })
  void shouldTakeNothingElseForAnAddress(String text) {
    assertThat(Addresses.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.1.2.3/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "0.0.0.0/0, 192.0.2.7, true",
    "fd00::/8, fd12::1, true",
    "fd00::/8, fe00::1, false",
    "::/0, 192.0.2.7, false",
  })
  void shouldTellWhatIsInARange(String range, String address, boolean in) {
    assertThat(Addresses.range(range).contains(Addresses.parse(address))).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/8", "10.0.0.0/33", "10.0.0.0/255.0.0.0", "proxy", "*", "10.*"})
  void shouldTakeNothingElseForARange(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Addresses.range(text));
  }
}
