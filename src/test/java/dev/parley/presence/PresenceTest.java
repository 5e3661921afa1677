package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Username;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Username ADA = new Username("Ada", "ada");
  private static final Username BOB = new Username("Bob", "bob");

  private final Presence<String> presence = new Presence<>();

  @Test
  void shouldCountSeveralConnectionsAsOneUser() {
    assertThat(presence.add(ADA, "tab 1")).isTrue();
    assertThat(presence.add(ADA, "tab 2")).isFalse();

    assertThat(presence.remove(ADA, "tab 1")).isFalse();
    assertThat(presence.remove(ADA, "tab 2")).isTrue();
    assertThat(presence.isEmpty()).isTrue();
  }

  @Test
  void shouldNotCountAConnectionTwice() {
    presence.add(ADA, "tab");
    presence.add(ADA, "tab");

    assertThat(presence.remove(ADA, "tab")).isTrue();
  }

  @Test
  void shouldRemoveOnce() {
    presence.add(ADA, "tab");

    assertThat(presence.remove(ADA, "other")).isFalse();
    assertThat(presence.remove(BOB, "tab")).isFalse();
    assertThat(presence.removeAll(ADA)).isTrue();
    assertThat(presence.removeAll(ADA)).isFalse();
    assertThat(presence.isEmpty()).isTrue();
  }
}
