package dev.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page tells of typing, by a clock that only the test moves. */
class TypingRuleIT extends PageTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void shouldTellOnceASecondAndEndTwoSecondsAfterTheLastInput() {
    Person ada = people.somebody();
    ada.page()
        .onWebSocket(
            socket ->
                socket.onFrameSent(
                    frame -> {
                      if (frame.text().contains("\"typing\"")) {
                        told.add(frame.text().contains("true") ? "typing" : "ended");
                      }
                    }));
    Clock clock = ada.page().clock();
    clock.install();
    ada.open("#clock").signIn("Ada C").stopClock();

    ada.writing().pressSequentially("h");
    expect(ada, "typing");
    clock.runFor(900);
    ada.writing().pressSequentially("e");
    expect(ada, "typing");
    clock.runFor(100);
    ada.writing().pressSequentially("l");
    expect(ada, "typing", "typing");
    clock.runFor(1_999);
    expect(ada, "typing", "typing");
    clock.runFor(1);
    expect(ada, "typing", "typing", "ended");

    ada.writing().pressSequentially("lo");
    expect(ada, "typing", "typing", "ended", "typing");
    ada.writing().fill("");
    expect(ada, "typing", "typing", "ended", "typing", "ended");
  }

  /** What should not have been told, but is seen late, fails the next look. */
  private void expect(Person ada, String... expected) {
    ada.eventually(() -> assertThat(told).containsExactly(expected));
  }
}
