package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Username;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final Username ADA = new Username("Ada", "ada");
  private static final Username BOB = new Username("Bob", "bob");
  private static final Username EVE = new Username("Eve", "eve");

  private static final int MOST = 3;

  private final Roster roster = new Roster(MOST);

  @Test
  void shouldTellWhatIsNews() {
    assertThat(roster.add(ADA)).isTrue();
    assertThat(roster.add(ADA)).isFalse();
    assertThat(roster.contains(ADA)).isTrue();
    assertThat(roster.remove(ADA)).isTrue();
    assertThat(roster.remove(ADA)).isFalse();
  }

  @Test
  void shouldListNamesInTheOrderOfComing() {
    roster.add(BOB);
    roster.add(ADA);

    assertThat(roster.names()).containsExactly("Bob", "Ada");
    assertThat(roster.names(name -> name.startsWith("A"))).containsExactly("Ada");
  }

  @Test
  void shouldListNoMoreThanTheMost() {
    for (int i = 0; i <= MOST; i++) {
      roster.add(new Username("u" + i, "u" + i));
    }

    assertThat(roster.names()).hasSize(MOST);
    assertThat(roster.count()).isEqualTo(MOST + 1);
  }

  @Test
  void shouldTellWhoIsNotAmongOthers() {
    roster.add(ADA);
    roster.add(BOB);

    assertThat(roster.without(List.of(EVE, ADA))).containsExactly(BOB);
  }
}
