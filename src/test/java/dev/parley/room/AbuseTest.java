package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.room.TestChat.Client;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attackers find limits, and memory does not grow with how often they try. */
class AbuseTest {
  private static final int TRIES = 100_000;
  private static final long MOST_GROWTH = 8 * 1024 * 1024;

  private static final Pattern ANSWER =
      Pattern.compile("\"(?:type\":\"(?=welcome|joinedRoom)|code\":\")(\\w+)\"");

  private final TestChat chat = new TestChat(Map.of("chat.rate.burst", "0"));
  private final Map<String, Integer> answers = new HashMap<>();

  @Test
  void shouldHoldNoMoreRoomsThanItMayThoughManyMoreAreTried() {
    List<Client> eves =
        IntStream.rangeClosed(0, 200).mapToObj(i -> chat.signIn("Eve " + i)).toList();

    long growth =
        growthAfter(
            10_000,
            i ->
                eves.get(Math.min(i / 50, 200))
                    .send("{'type':'joinRoom','room':'room-" + i + "'}"));

    assertThat(answers).containsEntry("joinedRoom", 10_000).containsEntry("ROOMS_FULL", 90_000);
    assertThat(growth).isLessThan(MOST_GROWTH);
  }

  @Test
  void shouldHoldNoMoreNamesThanItMayThoughManyMoreAreTried() {
    long growth =
        growthAfter(
            50_000,
            i -> {
              Client eve = chat.connect();
              eve.send("{'type':'setUsername','username':'Eve " + i + "'}");
              eve.disconnect(true);
              return eve;
            });

    assertThat(answers).containsEntry("welcome", 50_000).containsEntry("UNAVAILABLE", 50_000);
    assertThat(growth).isLessThan(MOST_GROWTH);
    chat.clock.advance(Duration.ofMinutes(3));
    assertThat(chat.signIn("Ada").token).isNotNull();
  }

  @Test
  void shouldLetInWhoeverIsKnownThoughThereAreTooManyNames() {
    TestChat full = new TestChat(Map.of("chat.users.max", "1"));
    Client ada = full.signIn("Ada");
    ada.disconnect(false);

    assertThat(full.connect().send("{'type':'setUsername','username':'Bob'}").only("error"))
        .hasToString(
            "{\"type\":\"error\",\"code\":\"UNAVAILABLE\",\"message\":"
                + "\"the server remembers its 1 users; try again later\",\"retryable\":true}");
    assertThat(
            full.connect()
                .send("{'type':'setUsername','username':'Ada','token':'" + ada.token + "'}")
                .events("welcome"))
        .hasSize(1);
  }

  /** How much memory all tries after the first so many cost for good. */
  private long growthAfter(int first, IntFunction<Client> attempt) {
    long before = 0;
    for (int i = 0; i < TRIES; i++) {
      if (i == first) {
        before = usedMemory();
      }
      note(attempt.apply(i));
    }
    return usedMemory() - before;
  }

  /** Counts what an attempt was answered with; reading it all as JSON would take a minute. */
  private void note(Client client) {
    chat.settle();
    for (String frame : client.transport.sent()) {
      ANSWER
          .matcher(frame)
          .results()
          .forEach(found -> answers.merge(found.group(1), 1, Integer::sum));
    }
    client.forget();
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
