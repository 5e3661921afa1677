package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A room that much has been said in. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongRoomIT {
  private static final int MESSAGES = 5_000;
  private static final int MOST_NODES = 3_000;
  private static final double SMOOTH_MILLIS = 50;

  private Node node;

  @RegisterExtension final People people = new People(() -> Site.of(node));

  @BeforeAll
  void serve() {
    node =
        Node.start(AppServer.LIBERTY, Map.of("CHAT_LOG_SIZE", "6000", "CHAT_PING_TIMEOUT", "60s"));
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void shouldStaySmoothWithFiveThousandMessagesScrolledIn() {
    Person writer = people.inRoom("Writer", "long");
    writer.page().evaluate(POST, MESSAGES);
    Person reader = people.inRoom("Reader", "long");
    assertThat(reader.texts().last()).hasText("message " + MESSAGES);

    Map<?, ?> seen = (Map<?, ?>) reader.evaluate(SCROLL_TO_THE_BEGINNING);
    assertThat(reader.texts().first()).hasText("message 1");
    assertThat((Integer) seen.get("nodes")).isLessThan(MOST_NODES);
    assertThat(((Number) seen.get("frame")).doubleValue()).isLessThan(SMOOTH_MILLIS);

    Map<?, ?> back = (Map<?, ?>) reader.evaluate(SCROLL_TO_THE_END);
    assertThat(back.get("missing")).isEqualTo(0);
    assertThat((Integer) back.get("nodes")).isLessThan(MOST_NODES);
    assertThat(reader.texts().last()).hasText("message " + MESSAGES);
    assertThat(reader.see("jump")).isHidden();

    writer.say("still here");
    assertThat(reader.message("still here")).isInViewport();
  }

  /** By the bare protocol, as fast as the server takes it. */
  private static final String POST =
      """
      async (count) => {
        const socket = new WebSocket(new URL('chat', document.baseURI.replace(/^http/, 'ws')));
        const send = (request) => socket.send(JSON.stringify(request));
        await new Promise((resolve) => (socket.onopen = resolve));
        await new Promise((resolve) => {
          let acknowledged = 0;
          socket.onmessage = ({ data }) => {
            for (const { type } of JSON.parse(data)) if (type === 'ack' && ++acknowledged === count) resolve();
          };
          send({ type: 'setUsername', username: 'Poster' });
          send({ type: 'joinRoom', room: 'long' });
          for (let i = 1; i <= count; i++) send({ type: 'roomMessage', room: 'long', message: `message ${i}` });
        });
        socket.close();
      }
      """;

  /**
   * Scrolls up for as long as there is more; tells the most nodes, and the median time that a step
   * took.
   */
  private static final String SCROLL_TO_THE_BEGINNING =
      """
      async () => {
        const log = document.getElementById('messages');
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const times = [];
        let nodes = 0;
        while (document.getElementById('beginning').hidden) {
          const before = performance.now();
          log.scrollTop = Math.max(0, log.scrollTop - 2000);
          await frame();
          times.push(performance.now() - before);
          nodes = Math.max(nodes, document.querySelectorAll('*').length);
        }
        times.sort((a, b) => a - b);
        return { nodes, frame: times[Math.floor(times.length / 2)] };
      }
      """;

  /** Scrolls down to the last message; tells how many of all did not come by. */
  private static final String SCROLL_TO_THE_END =
      """
      async () => {
        const log = document.getElementById('messages');
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const seen = new Set();
        let nodes = 0;
        while (!document.getElementById('jump').hidden) {
          for (const { dataset } of document.querySelectorAll('[data-seq]')) seen.add(dataset.seq);
          log.scrollTop += 1500;
          await frame();
          nodes = Math.max(nodes, document.querySelectorAll('*').length);
        }
        for (const { dataset } of document.querySelectorAll('[data-seq]')) seen.add(dataset.seq);
        return { nodes, missing: 5000 - seen.size };
      }
      """;
}
