package dev.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.WebSocketRoute;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A server that has just started cannot sign in all at once, and they should not ask at once. */
class SignInPauseIT extends PageTest {
  private static final int REFUSED = 3;
  private static final Pattern REQUEST = Pattern.compile("\"setUsername\".*\"id\":\"(\\w+)\"");

  private int asked;

  @Test
  void shouldAskAgainAfterLongerAndLongerPauses() {
    Person ada = people.somebody().pauseLongest();
    ada.page().routeWebSocket(Pattern.compile(".*/chat$"), this::refuse);
    Clock clock = ada.page().clock();
    ada.openSignIn("#pause").stopClock();

    ada.see("username").fill("Ada P");
    ada.see("sign-in").click();
    expectAsked(ada, 1);
    for (int pause : new int[] {800, 1_300, 2_300}) {
      int before = asked;
      clock.runFor(pause - 1);
      expectAsked(ada, before);
      clock.runFor(1);
      expectAsked(ada, before + 1);
    }
    clock.resume();
    ada.awaitOnline();
  }

  /** Stands between page and server, and answers the first requests in the server's place. */
  private void refuse(WebSocketRoute page) {
    WebSocketRoute server = page.connectToServer();
    page.onMessage(
        frame -> {
          Matcher request = REQUEST.matcher(frame.text());
          if (request.find() && ++asked <= REFUSED) {
            page.send(
                "{\"type\":\"error\",\"re\":\"%s\",\"code\":\"UNAVAILABLE\",\"message\":\"not now\",\"retryable\":true}"
                    .formatted(request.group(1)));
          } else {
            server.send(frame.text());
          }
        });
  }

  private void expectAsked(Person ada, int times) {
    ada.eventually(() -> assertThat(asked).isEqualTo(times));
  }
}
