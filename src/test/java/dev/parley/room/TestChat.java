package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.broker.Broker;
import dev.parley.broker.MemoryBroker;
import dev.parley.config.ChatConfig;
import dev.parley.delivery.CloseCode;
import dev.parley.delivery.FakeTransport;
import dev.parley.health.Health;
import dev.parley.message.ClientFrame;
import dev.parley.metrics.PrometheusMetrics;
import dev.parley.name.MemoryNameRegistry;
import dev.parley.presence.MemoryPresenceManager;
import dev.parley.runtime.ManualClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.UnaryOperator;

/** A whole chat without a server: time stands still, and tasks run when the test lets them. */
final class TestChat {
  final ManualClock clock = new ManualClock();
  final PrometheusMetrics metrics = new PrometheusMetrics();
  final Health health = new Health();

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final RoomRegistry registry;

  TestChat(Map<String, String> settings) {
    this(settings, broker -> broker);
  }

  /** A chat in which something stands before the broker. */
  TestChat(Map<String, String> settings, UnaryOperator<Broker> before) {
    Map<String, String> all = new HashMap<>(Map.of("chat.stop.drain", "0")); // time stands still
    all.putAll(settings);
    ChatConfig config = ChatConfig.read(all::get);
    registry =
        new RoomRegistry(
            before.apply(new MemoryBroker(config, clock)),
            new MemoryPresenceManager(config),
            new MemoryNameRegistry(config, clock),
            config,
            clock,
            tasks::add,
            metrics,
            health);
    registry.start(this);
  }

  /** A client whose writes end inline. */
  Client connect() {
    return connect(Peer.UNKNOWN);
  }

  /** A client of whom something is known. */
  Client connect(Peer peer) {
    return new Client(FakeTransport.inline(), peer);
  }

  /** A client whose writes end when the test says so. */
  Client connectSlow() {
    return new Client(FakeTransport.late(), Peer.UNKNOWN);
  }

  /** A client to whom no write blocks, and each ends when the test says so. */
  Client connectUnblocked() {
    return new Client(FakeTransport.neverBlocking(), Peer.UNKNOWN);
  }

  /** A client with a name, which has read its welcome. */
  Client signIn(String username) {
    Client client = connect();
    client.send("{'type':'setUsername','username':'" + username + "'}");
    client.token = client.only("welcome").getString("token");
    return client;
  }

  /** Runs all deliveries that are due. */
  void settle() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** Lets time go by, with the deliveries on the way. */
  void advance(Duration duration) {
    for (long left = duration.toMillis(); left > 0; left -= 50) {
      clock.advance(Duration.ofMillis(Math.min(50, left)));
      settle();
    }
  }

  void stop() {
    registry.stop(this);
    settle();
  }

  /** The position that an event tells, as a request has it. */
  static String position(JsonObject event) {
    return "{'epoch':'" + event.getString("epoch") + "','seq':" + event.getInt("seq") + "}";
  }

  /** One client. */
  final class Client {
    final FakeTransport transport;
    final Connection connection;
    String token;
    private int read;

    private Client(FakeTransport transport, Peer peer) {
      this.transport = transport;
      this.connection = registry.open(transport, peer);
    }

    Client send(String request) {
      registry.receive(connection, ClientFrame.read(request.replace('\'', '"')));
      settle();
      return this;
    }

    Client join(String room) {
      return send("{'type':'joinRoom','room':'" + room + "'}");
    }

    Client post(String room, String message) {
      return send("{'type':'roomMessage','room':'" + room + "','message':'" + message + "'}");
    }

    void disconnect(boolean orderly) {
      registry.close(connection, orderly);
      settle();
    }

    void signOut() {
      registry.signOut(connection);
      settle();
    }

    /** What was sent so far is looked at no more. */
    void forget() {
      transport.forget();
      read = 0;
    }

    void fail() {
      registry.fail(connection);
      settle();
    }

    /** The events since the last look. */
    List<JsonObject> events() {
      settle();
      List<String> frames = List.copyOf(transport.sent());
      List<JsonObject> events =
          frames.subList(read, frames.size()).stream()
              .flatMap(frame -> Json.createReader(new StringReader(frame)).readArray().stream())
              .map(JsonValue::asJsonObject)
              .toList();
      read = frames.size();
      return events;
    }

    /** The events of a type since the last look. */
    List<JsonObject> events(String type) {
      return events().stream().filter(event -> event.getString("type").equals(type)).toList();
    }

    /** The one event of a type since the last look. */
    JsonObject only(String type) {
      List<JsonObject> found = events(type);
      assertThat(found).as(type).hasSize(1);
      return found.get(0);
    }

    /** Ends the write in flight, after which the next begins. */
    void finishWrite() {
      transport.finish();
      settle();
    }

    List<CloseCode> closed() {
      settle();
      return transport.closed();
    }
  }
}
