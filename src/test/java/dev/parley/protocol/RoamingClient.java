package dev.parley.protocol;

import dev.parley.protocol.HistoryChecker.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A user of a trial who looks after itself, as the page does: it goes to the next node when its
 * connection ends or falls silent, and tries again what could not be done. Thread-safe: {@code
 * this} guards all that changes.
 */
final class RoamingClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration HANDSHAKE = Duration.ofSeconds(2);

  /** The servers under test send something every second. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  /** The codes after which a client must not come back by itself. */
  private static final int STAY_AWAY = 4500;

  private final Supplier<URI> nodes;
  private final TrialMember member;

  private WebSocket socket;
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
  private boolean connecting;
  private int connection;
  private @Nullable URI node; // of the newest connection
  private long heard;

  RoamingClient(Supplier<URI> nodes, String username, List<String> rooms, HistoryChecker checker) {
    this.nodes = nodes;
    this.member = new TrialMember(username, rooms, checker, true);
  }

  /** Does what is due; called again and again. */
  synchronized void tick() {
    boolean silent = System.nanoTime() - heard > SILENCE.toNanos();
    if (socket != null && (silent || member.isUnwelcome())) {
      socket.abort();
      ended(connection);
    } else if (socket != null) {
      member.refused().forEach(this::send);
    } else if (!connecting) {
      connect();
    }
  }

  /** Goes for good. */
  synchronized void close() {
    if (socket != null) {
      socket.abort();
    }
    ended(connection);
  }

  /** Posts to one of its rooms, now or when it is back there. */
  synchronized void post(String room) {
    String request = member.post(room);
    if (member.isReady()) {
      send(request);
    }
  }

  /** What it waits for, if these are the ends of the rooms, and what must not have happened. */
  synchronized List<String> unrest(Map<String, Place> ends) {
    String where = socket == null ? connecting ? "connecting to " : "away from " : "at ";
    return member.unrest(ends).stream().map(each -> where + node + ": " + each).toList();
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

  private void connect() {
    connecting = true;
    int number = ++connection;
    node = nodes.get();
    HTTP.newWebSocketBuilder()
        .connectTimeout(HANDSHAKE)
        .buildAsync(node, new Reader(number))
        .whenComplete((opened, failure) -> connected(number, opened));
  }

  private synchronized void connected(int number, WebSocket opened) {
    connecting = false;
    if (opened != null && number == connection) {
      heard = System.nanoTime();
      socket = opened;
      sending = CompletableFuture.completedFuture(null);
      send(member.hello());
    }
  }

  private synchronized void ended(int number) {
    if (number == connection) {
      connection++; // what still comes from the old one counts no longer
      socket = null;
      member.leave();
    }
  }

  private void send(String text) {
    WebSocket to = socket;
    sending = sending.thenCompose(done -> to.sendText(text, true)).handle((sent, failure) -> null);
  }

  private synchronized void take(int number, String frame) {
    if (number == connection) {
      heard = System.nanoTime();
      member.take(frame).forEach(this::send);
    }
  }

  private synchronized void closed(int number, int code, String reason) {
    if (number == connection && code >= STAY_AWAY) {
      member.fault("closed with " + code + " " + reason);
    }
    ended(number);
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
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed(number, code, reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      ended(number);
    }
  }
}
