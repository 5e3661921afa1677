package dev.parley.protocol;

import dev.parley.protocol.HistoryChecker.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A user of a trial who is cut off and comes back when told to. Thread-safe: {@code this} guards
 * all that changes.
 */
final class TrialClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI chat;
  private final TrialMember member;

  private WebSocket socket;
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
  private int connection;

  TrialClient(URI chat, String username, List<String> rooms, HistoryChecker checker) {
    this.chat = chat;
    this.member = new TrialMember(username, rooms, checker, false);
  }

  /** Connects, or comes back. */
  void connect() {
    int number;
    synchronized (this) {
      number = ++connection;
      member.leave();
    }
    WebSocket opened = HTTP.newWebSocketBuilder().buildAsync(chat, new Reader(number)).join();
    synchronized (this) {
      socket = opened;
      sending = CompletableFuture.completedFuture(null);
      send(member.hello());
    }
  }

  /** Cuts the connection, whatever is under way. */
  void cut() {
    WebSocket cut;
    synchronized (this) {
      connection++; // what still comes from the old one counts no longer
      cut = socket;
      member.leave();
    }
    cut.abort();
  }

  /** Posts to one of its rooms; it counts as sent even where the connection is just cut. */
  synchronized void post(String room) {
    String request = member.post(room);
    if (isReady()) {
      send(request);
    }
  }

  /** Whether it is in all of its rooms. */
  synchronized boolean isReady() {
    return member.isReady();
  }

  synchronized int unacknowledged() {
    return member.unacknowledged();
  }

  /** Where it has come to in each room. */
  synchronized Map<String, Place> positions() {
    return member.positions();
  }

  String username() {
    return member.username();
  }

  synchronized List<String> faults() {
    return member.faults();
  }

  private void send(String text) {
    WebSocket to = socket;
    sending = sending.thenCompose(done -> to.sendText(text, true)).handle((sent, failure) -> null);
  }

  private synchronized void take(int number, String frame) {
    if (number == connection) {
      member.take(frame).forEach(this::send);
    }
  }

  private final class Reader implements WebSocket.Listener {
    private final int number;
    private final StringBuilder parts = new StringBuilder();

    private Reader(int number) {
      this.number = number;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        take(number, parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      // the trial cuts connections itself; one that ends otherwise shows in what is missing
    }
  }
}
