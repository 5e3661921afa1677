package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator sees of what goes on. */
class MetricsRulesTest {
  private final TestChat chat = new TestChat(Map.of("chat.log.size", "50", "chat.rate.burst", "0"));

  @Test
  void shouldCountConnectionsUsersAndRooms() {
    chat.connect();
    TestChat.Client ada = chat.signIn("Ada");
    chat.signIn("Bob").join("java");
    ada.join("java").join("lobby");
    expect("parley_connections 3.0", "parley_users 2.0", "parley_rooms 2.0");

    ada.disconnect(true);

    expect("parley_connections 2.0", "parley_users 1.0", "parley_rooms 2.0");
  }

  @Test
  void shouldCountMessagesAndDeliveries() {
    TestChat.Client ada = chat.signIn("Ada").join("java");
    chat.signIn("Bob").join("java");

    ada.post("java", "1").post("java", "2");
    ada.send("{'type':'privateMessage','to':'Bob','message':'psst'}");

    expect(
        "parley_messages_received_total{kind=\"room\"} 2.0",
        "parley_messages_received_total{kind=\"private\"} 1.0",
        "parley_deliveries_total 6.0", // each to both
        "parley_ack_latency_seconds_count 3",
        "parley_room_log_messages 2.0",
        "parley_inbox_log_messages 2.0");
  }

  @Test
  void shouldMeasureDeliveryFromTheLogToTheEndOfTheWrite() {
    TestChat.Client ada = chat.signIn("Ada").join("java");
    TestChat.Client slow = chat.connectSlow();
    slow.send("{'type':'setUsername','username':'Slow'}").finishWrite();
    slow.join("java").finishWrite();
    chat.advance(Duration.ofSeconds(2));
    while (chat.metrics.scrape().contains("parley_outbox_writes 1.0\n")) { // who is online
      slow.finishWrite();
    }

    ada.post("java", "1");
    chat.advance(Duration.ofSeconds(2));
    expect("parley_outbox_writes 1.0", "parley_outbox_write_longest_seconds 2.0");
    slow.finishWrite();

    expect(
        "parley_delivery_latency_seconds_bucket{le=\"1.0\"} 1",
        "parley_delivery_latency_seconds_bucket{le=\"2.5\"} 2",
        "parley_delivery_latency_seconds_sum 2.0",
        "parley_outbox_writes 0.0");
  }

  @Test
  void shouldTellHowFarReadersAreBehindAndWhatTheyMissed() {
    TestChat.Client ada = chat.signIn("Ada").join("java");
    TestChat.Client slow = chat.connectSlow();
    slow.send("{'type':'setUsername','username':'Slow'}").finishWrite();
    slow.join("java").finishWrite();
    chat.advance(Duration.ofSeconds(2)); // a write hangs, of who is online

    for (int i = 0; i < 70; i++) {
      ada.post("java", "message " + i);
    }
    expect("parley_lag_messages 70.0", "parley_messages_missed_total 0.0");
    slow.finishWrite();

    expect("parley_lag_messages 0.0", "parley_messages_missed_total 20.0");
  }

  @Test
  void shouldCountRefusalsAndEndsByCode() {
    TestChat.Client ada = chat.signIn("Ada");
    ada.post("nowhere", "1").send("[]");
    ada.disconnect(true);
    chat.signIn("Bob").disconnect(false);
    chat.connect();
    chat.advance(Duration.ofSeconds(16));

    expect(
        "parley_requests_rejected_total{code=\"NOT_IN_ROOM\"} 1.0",
        "parley_requests_rejected_total{code=\"BAD_FRAME\"} 1.0",
        "parley_connections_closed_total{code=\"1000\"} 1.0",
        "parley_connections_closed_total{code=\"1006\"} 1.0",
        "parley_connections_closed_total{code=\"4501\"} 1.0");
  }

  @Test
  void shouldTellThatTheNodeStops() {
    expect("parley_draining 0.0");

    chat.stop();

    expect("parley_draining 1.0");
  }

  private void expect(String... lines) {
    chat.settle();
    assertThat(chat.metrics.scrape().lines()).contains(lines);
  }
}
