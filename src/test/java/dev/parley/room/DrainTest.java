package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.delivery.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DrainTest {
  private final TestChat chat = new TestChat(Map.of());
  private final List<TestChat.Client> clients = new ArrayList<>();

  @Test
  void shouldSendClientsAwayOneAfterTheOther() {
    CompletableFuture<Void> end = begin(20, Duration.ofSeconds(2));
    assertThat(sentAway()).isZero();

    chat.advance(Duration.ofMillis(500));
    assertThat(sentAway()).isBetween(4L, 6L);
    chat.advance(Duration.ofMillis(500));
    assertThat(sentAway()).isBetween(9L, 11L);
    assertThat(end).isNotDone();
    chat.advance(Duration.ofMillis(1000));

    assertThat(sentAway()).isEqualTo(20);
    assertThat(end).isDone();
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.closed()).containsExactly(CloseCode.SHUTTING_DOWN));
  }

  @Test
  void shouldEndThoughTheLastLookComesShortlyBeforeTheTimeIsUp() {
    CompletableFuture<Void> end = begin(20, Duration.ofMillis(120));

    chat.advance(Duration.ofMillis(120));

    assertThat(sentAway()).isEqualTo(20);
    assertThat(end).isDone();
  }

  @Test
  void shouldAnswerWhatWasAskedBeforeItSendsAway() {
    TestChat.Client slow = chat.connectSlow();
    slow.send("{'type':'setUsername','username':'Ada'}").finishWrite();
    slow.join("java").finishWrite();
    clients.add(slow);
    slow.post("java", "1").post("java", "2");

    begin(0, Duration.ofMillis(100));
    chat.advance(Duration.ofMillis(200));
    slow.finishWrite();
    slow.finishWrite();

    assertThat(slow.events("ack")).hasSize(2);
    assertThat(slow.closed()).containsExactly(CloseCode.SHUTTING_DOWN);
  }

  @Test
  void shouldEndWithTheLastClientThough() {
    CompletableFuture<Void> end = begin(2, Duration.ofSeconds(100));

    clients.forEach(client -> client.disconnect(true));
    chat.advance(Duration.ofMillis(100));

    assertThat(end).isDone();
  }

  @Test
  void shouldSendAwayWhoeverComesToANodeThatStops() {
    chat.stop();

    assertThat(chat.connect().closed()).containsExactly(CloseCode.SHUTTING_DOWN);
    assertThat(chat.health.readiness().allUp()).isFalse();
  }

  private CompletableFuture<Void> begin(int count, Duration duration) {
    for (int i = 0; i < count; i++) {
      clients.add(chat.signIn("user " + i));
    }
    return new Drain(
            chat.clock, duration, clients.stream().map(client -> client.connection).toList())
        .begin();
  }

  private long sentAway() {
    return clients.stream().filter(client -> !client.closed().isEmpty()).count();
  }
}
