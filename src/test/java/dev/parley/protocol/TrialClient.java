package dev.parley.protocol;

import dev.parley.protocol.HistoryChecker.Place;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A user of a trial: posts with keys, is cut off, comes back with its token, resumes every room
 * after what it has, and sends again what was not acknowledged. Thread-safe: {@code this} guards
 * all that changes.
 */
final class TrialClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI chat;
  private final String username;
  private final List<String> rooms;
  private final HistoryChecker checker;
  private final Map<String, Place> positions = new LinkedHashMap<>();
  private final Map<String, String> unacknowledged = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private WebSocket socket;
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
  private String token;
  private int joined;
  private int connection;
  private int posted;

  TrialClient(URI chat, String username, List<String> rooms, HistoryChecker checker) {
    this.chat = chat;
    this.username = username;
    this.rooms = rooms;
    this.checker = checker;
  }

  /** Connects, or comes back. */
  void connect() {
    int number;
    synchronized (this) {
      number = ++connection;
      joined = 0;
    }
    WebSocket opened = HTTP.newWebSocketBuilder().buildAsync(chat, new Reader(number)).join();
    synchronized (this) {
      socket = opened;
      sending = CompletableFuture.completedFuture(null);
      String proof = token == null ? "" : ",\"token\":\"" + token + "\"";
      send("{\"type\":\"setUsername\",\"username\":\"" + username + "\"" + proof + "}");
    }
  }

  /** Cuts the connection, whatever is under way. */
  void cut() {
    WebSocket cut;
    synchronized (this) {
      connection++; // what still comes from the old one counts no longer
      cut = socket;
      joined = 0;
    }
    cut.abort();
  }

  /** Posts to one of its rooms; it counts as sent even where the connection is just cut. */
  synchronized void post(String room) {
    String key = username + "-" + ++posted;
    String request =
        "{\"type\":\"roomMessage\",\"room\":\""
            + room
            + "\",\"message\":\"m\",\"id\":\""
            + key
            + "\",\"key\":\""
            + key
            + "\"}";
    unacknowledged.put(key, request);
    if (isReady()) {
      send(request);
    }
  }

  /** Whether it is in all of its rooms. */
  synchronized boolean isReady() {
    return joined == rooms.size();
  }

  synchronized int unacknowledged() {
    return unacknowledged.size();
  }

  /** Where it has come to in each room. */
  synchronized Map<String, Place> positions() {
    return Map.copyOf(positions);
  }

  String username() {
    return username;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  private void send(String text) {
    WebSocket to = socket;
    sending = sending.thenCompose(done -> to.sendText(text, true)).handle((sent, failure) -> null);
  }

  private synchronized void take(int number, String frame) {
    if (number != connection) {
      return;
    }
    for (JsonObject event :
        Json.createReader(new StringReader(frame)).readArray().getValuesAs(JsonObject.class)) {
      switch (event.getString("type")) {
        case "welcome" -> welcomed(event);
        case "joinedRoom" -> joinedRoom(event);
        case "newMessage" -> received(event);
        case "ack" -> acknowledged(event);
        case "lagged", "error" -> faults.add(event.toString());
        default -> {}
      }
    }
  }

  private void welcomed(JsonObject welcome) {
    token = welcome.getString("token");
    for (String room : rooms) {
      Place since = positions.get(room);
      String position =
          since == null
              ? ""
              : ",\"since\":{\"epoch\":\"" + since.epoch() + "\",\"seq\":" + since.seq() + "}";
      send("{\"type\":\"joinRoom\",\"room\":\"" + room + "\"" + position + "}");
    }
  }

  private void joinedRoom(JsonObject event) {
    String room = event.getString("room");
    long seq = event.getJsonNumber("seq").longValue();
    List<JsonObject> history = event.getJsonArray("history").getValuesAs(JsonObject.class);
    if (!event.getBoolean("recovered")) {
      if (positions.containsKey(room)) {
        faults.add(username + " could not recover " + room);
      }
      Place start = new Place(room, event.getString("epoch"), seq - history.size());
      positions.put(room, start);
      checker.began(username, start);
    }
    history.forEach(this::received);
    joined++;
    if (isReady()) {
      List.copyOf(unacknowledged.values()).forEach(this::send);
    }
  }

  private void received(JsonObject message) {
    String room = message.getString("room");
    Place place =
        new Place(room, positions.get(room).epoch(), message.getJsonNumber("seq").longValue());
    positions.put(room, place);
    checker.received(username, place, message.getString("key"));
  }

  private void acknowledged(JsonObject ack) {
    String key = ack.getString("re");
    unacknowledged.remove(key);
    checker.acknowledged(
        key,
        new Place(
            ack.getString("room"), ack.getString("epoch"), ack.getJsonNumber("seq").longValue()),
        ack.getBoolean("duplicate"));
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
