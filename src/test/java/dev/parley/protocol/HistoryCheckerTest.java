package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.HistoryChecker.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {
  private final HistoryChecker checker = new HistoryChecker();

  @BeforeEach
  void bothBegin() {
    checker.began("ada", at(0));
    checker.began("bob", at(0));
  }

  @Test
  void shouldFindNothingWhereAllIsWell() {
    checker.acknowledged("k1", at(1), false);
    checker.acknowledged("k1", at(1), true);
    receive("ada", 1, 2);
    receive("bob", 1, 2);
    checker.mustReach("bob", at(2));

    assertThat(checker.findings()).isEmpty();
  }

  @Test
  void shouldFindAGap() {
    receive("ada", 1, 3);

    assertThat(checker.findings()).singleElement().asString().contains("ada received");
  }

  @Test
  void shouldFindARepeat() {
    receive("ada", 1, 1);

    assertThat(checker.findings()).isNotEmpty();
  }

  @Test
  void shouldFindAWrongOrder() {
    receive("ada", 2, 1);

    assertThat(checker.findings()).isNotEmpty();
  }

  @Test
  void shouldFindThatMembersDisagree() {
    checker.received("ada", at(1), "k1");
    checker.received("bob", at(1), "other");

    assertThat(checker.findings()).anyMatch(finding -> finding.contains("is k1 and other"));
  }

  @Test
  void shouldFindThatAnAcknowledgedMessageIsLost() {
    receive("ada", 1);
    checker.acknowledged("k9", at(2), false);

    assertThat(checker.findings()).singleElement().asString().contains("k9 was acknowledged");
  }

  @Test
  void shouldFindAWrongAcknowledgement() {
    receive("ada", 1, 2);
    checker.acknowledged("k1", at(2), false);

    assertThat(checker.findings()).isNotEmpty();
  }

  @Test
  void shouldFindAMessageThatWasPostedTwice() {
    checker.received("ada", at(1), "k1");
    checker.received("ada", at(2), "k1");

    assertThat(checker.findings()).anyMatch(finding -> finding.startsWith("k1 is at"));
  }

  @Test
  void shouldFindAMemberThatDidNotGetTheEnd() {
    receive("ada", 1);
    checker.mustReach("ada", at(2));

    assertThat(checker.findings()).singleElement().asString().startsWith("ada came to");
  }

  private void receive(String member, long... seqs) {
    for (long seq : seqs) {
      checker.received(member, at(seq), "k" + seq);
    }
  }

  private static Place at(long seq) {
    return new Place("room", "e", seq);
  }
}
