package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A client on the JDK's WebSocket. It keeps every event in order and checks that each frame is an
 * array of events as the AsyncAPI document has them, and that the server takes no request that the
 * document does not have. Thread-safe; {@code this} guards the events.
 */
final class ChatClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Errors of requests that need not be as the document has them. */
  private static final Set<String> WRONG_SHAPE =
      Set.of("BAD_FRAME", "UNKNOWN_TYPE", "INVALID_FIELD");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<JsonObject> events = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;
  private volatile long endedAt;
  private int read;

  private ChatClient(WebSocket.Builder handshake, URI chat) {
    AsyncApi.load();
    socket = handshake.buildAsync(chat, new Reader()).join();
  }

  static ChatClient connect(URI chat) {
    return connect(HTTP.newWebSocketBuilder(), chat);
  }

  /** Connects with a handshake of the test's own. */
  static ChatClient connect(WebSocket.Builder handshake, URI chat) {
    return new ChatClient(handshake, chat);
  }

  /** A client with what belongs to an HTTP client, such as cookies. */
  static ChatClient connect(HttpClient http, URI chat) {
    return connect(http.newWebSocketBuilder(), chat);
  }

  /** Sends a frame as it is, which may be no request at all. */
  ChatClient sendText(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** Sends a frame in two parts. */
  ChatClient sendParts(String first, String second) {
    socket.sendText(first, false).join();
    socket.sendText(second, true).join();
    return this;
  }

  /** Sends a binary frame; the server may close before it has all gone out. */
  void sendBinary() {
    socket.sendBinary(ByteBuffer.allocate(3), true).exceptionally(closed -> null).join();
  }

  /** Sends a text frame that the server may close for before it has all gone out. */
  void sendTooMuch(String text) {
    socket.sendText(text, true).exceptionally(closed -> null).join();
  }

  /** Sends a request written with single quotes. */
  ChatClient send(String request) {
    String text = request.replace('\'', '"');
    assertThat(AsyncApi.faultsOfRequest(text)).as(text).isEmpty();
    return sendText(text);
  }

  /**
   * Sends a request without its braces, and waits for the one event that answers it. Only one that
   * is refused for its shape need not be as the document has it.
   */
  JsonObject request(String fields) {
    String id = "id-" + ids.incrementAndGet();
    String text = ("{'id':'" + id + "'," + fields + "}").replace('\'', '"');
    sendText(text);
    JsonObject answer =
        await("the answer to " + fields, event -> id.equals(event.getString("re", null)));
    if (!WRONG_SHAPE.contains(answer.getString("code", ""))) {
      assertThat(AsyncApi.faultsOfRequest(text)).as("%s, answered %s", text, answer).isEmpty();
    }
    return answer;
  }

  /** Sets the username and gives the welcome. */
  JsonObject signIn(String username) {
    JsonObject welcome = request("'type':'setUsername','username':'" + username + "'");
    assertThat(welcome.getString("type")).as("%s", welcome).isEqualTo("welcome");
    return welcome;
  }

  /** Sets the username with its token and gives the answer. */
  JsonObject signIn(String username, String token) {
    return request("'type':'setUsername','username':'" + username + "','token':'" + token + "'");
  }

  JsonObject join(String room) {
    return request("'type':'joinRoom','room':'" + room + "'");
  }

  JsonObject post(String room, String message) {
    return request("'type':'roomMessage','room':'" + room + "','message':'" + message + "'");
  }

  /** The next event of a type, after those looked at before. */
  JsonObject next(String type) {
    return next(type, event -> true);
  }

  /** The next event of a type that fits, after those looked at before. */
  JsonObject next(String type, Predicate<JsonObject> fits) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> find(type, fits) >= 0);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no such " + type + "; " + unread(), e);
    }
    synchronized (this) {
      int found = find(type, fits);
      read = found + 1;
      return events.get(found);
    }
  }

  /** Any event that fits, looked at or not. */
  JsonObject await(String what, Predicate<JsonObject> fits) {
    try {
      return Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> all().stream().filter(fits).findFirst().orElse(null), found -> found != null);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what + " did not come; " + unread(), e);
    }
  }

  /** Makes sure that all that the server had for this client is here. */
  ChatClient settle() {
    JsonObject pong = request("'type':'ping'");
    assertThat(pong.getString("type")).isEqualTo("pong");
    return this;
  }

  /** The events of a type so far, looked at or not. */
  List<JsonObject> all(String type) {
    return all().stream().filter(event -> event.getString("type").equals(type)).toList();
  }

  /** Lets go of the events so far, as a client that runs for long must. */
  synchronized void forget() {
    assertThat(faults).isEmpty();
    events.clear();
    read = 0;
  }

  synchronized List<JsonObject> all() {
    assertThat(faults).isEmpty();
    return List.copyOf(events);
  }

  /** The code with which the server closed; 1006 when the connection just ended. */
  int closeCode() {
    try {
      return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("not closed; " + unread(), e);
    }
  }

  /** When the connection ended, by {@link System#nanoTime()}. */
  long endedAt() {
    closeCode();
    return endedAt;
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  /** Cuts the connection. */
  void cut() {
    socket.abort();
  }

  /** Closes in good order and waits for the server's part of it. */
  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> null).join();
      closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).exceptionally(e -> 1006).join();
    }
  }

  private synchronized int find(String type, Predicate<JsonObject> fits) {
    for (int i = read; i < events.size(); i++) {
      if (events.get(i).getString("type").equals(type) && fits.test(events.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The end of it, which is what tells; a busy room fills whole pages. */
  private synchronized String unread() {
    int unread = events.size() - read;
    List<String> last =
        events.subList(Math.max(read, events.size() - 5), events.size()).stream()
            .map(event -> shortened(event.toString()))
            .toList();
    return "%d unread, the last %s, faults %s, %s"
        .formatted(unread, last, faults, isOpen() ? "open" : "closed with " + closed.join());
  }

  private static String shortened(String event) {
    return event.length() <= 300
        ? event
        : event.substring(0, 150) + "..." + event.substring(event.length() - 150);
  }

  private synchronized void take(String frame) {
    try {
      JsonArray array = Json.createReader(new StringReader(frame)).readArray();
      assertThat(array).isNotEmpty();
      for (JsonValue value : array) {
        assertThat(AsyncApi.faultsOfEvent(value.asJsonObject())).isEmpty();
        events.add(value.asJsonObject());
      }
    } catch (RuntimeException | AssertionError e) {
      faults.add(e + " in " + frame);
    }
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        take(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      endedAt = System.nanoTime();
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      endedAt = System.nanoTime();
      closed.complete(1006);
    }
  }
}
