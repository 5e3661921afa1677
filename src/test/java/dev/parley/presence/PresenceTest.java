package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Username;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Username ADA = new Username("Ada", "ada");
  private static final Username BOB = new Username("Bob", "bob");

  private final Presence<String> presence = new Presence<>();

  @Test
  void shouldTellTheFirstConnectionOfAUserFromTheOthers() {
    assertThat(presence.add(ADA, "tab 1")).isTrue();
    assertThat(presence.add(ADA, "tab 2")).isFalse();
    assertThat(presence.count()).isEqualTo(1);
  }

  @Test
  void shouldTellTheLastConnectionOfAUserFromTheOthers() {
    presence.add(ADA, "tab 1");
    presence.add(ADA, "tab 2");

    assertThat(presence.remove(ADA, "tab 1")).isFalse();
    assertThat(presence.remove(ADA, "tab 2")).isTrue();
    assertThat(presence.count()).isZero();
  }

  @Test
  void shouldNotRemoveTwice() {
    presence.add(ADA, "tab 1");
    presence.remove(ADA, "tab 1");

    assertThat(presence.remove(ADA, "tab 1")).isFalse();
  }

  @Test
  void shouldRemoveAUserWithAllConnections() {
    presence.add(ADA, "tab 1");
    presence.add(ADA, "tab 2");

    assertThat(presence.removeAll(ADA)).isTrue();
    assertThat(presence.removeAll(ADA)).isFalse();
    assertThat(presence.remove(ADA, "tab 2")).isFalse();
  }

  @Test
  void shouldListNamesInTheOrderTheyCame() {
    presence.add(BOB, "b");
    presence.add(ADA, "a");

    assertThat(presence.names()).containsExactly("Bob", "Ada");
  }

  @Test
  void shouldListAtMostTwoHundredButCountAll() {
    for (int i = 0; i < 250; i++) {
      presence.add(new Username("u" + i, "u" + i), "c" + i);
    }

    assertThat(presence.names()).hasSize(200);
    assertThat(presence.count()).isEqualTo(250);
  }
}
