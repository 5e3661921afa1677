package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Gathering;
import dev.parley.delivery.Transport;
import dev.parley.delivery.Writers;
import dev.parley.health.Health;
import dev.parley.message.ClientFrame;
import dev.parley.message.ClientMessage;
import dev.parley.message.ErrorCode;
import dev.parley.message.Refusal;
import dev.parley.message.ServerMessage;
import dev.parley.metrics.Gauge;
import dev.parley.metrics.Metrics;
import dev.parley.name.NameRegistry;
import dev.parley.name.Username;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Fault;
import dev.parley.runtime.LogLine;
import dev.parley.runtime.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The chat of this node: it holds the connections, the users, and the rooms with their presence and
 * history. The endpoint tells it what happens on connections and talks to nothing else.
 * Thread-safe.
 */
@ApplicationScoped
public class RoomRegistry {
  private static final Logger LOG = System.getLogger(RoomRegistry.class.getName());

  /** Requests of one connection that may wait for one that takes a while. */
  private static final int MOST_WAITING = 256;

  /** Close codes of RFC 6455, section 7.4.1. */
  private static final int NORMAL = 1000;

  private static final int BROKEN = 1006;

  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Services services;
  private final RateLimits limits;
  private final AddressCount addresses;
  private final Users users;
  private final Rooms rooms;
  private final OnlineUsers online;
  private final Attendance attendance;
  private final SignIn signIn;
  private final Heartbeat heartbeat;
  private final Health health;
  private final Shutdown shutdown;

  /** For the container's proxy alone. */
  @SuppressWarnings("NullAway")
  protected RoomRegistry() {
    services = null;
    limits = null;
    addresses = null;
    users = null;
    rooms = null;
    online = null;
    attendance = null;
    signIn = null;
    heartbeat = null;
    health = null;
    shutdown = null;
  }

  /** An empty chat. */
  @Inject
  public RoomRegistry(
      Broker broker,
      PresenceManager presence,
      NameRegistry names,
      ChatConfig config,
      ChatClock clock,
      Workers workers,
      Metrics metrics,
      Health health) {
    this.services =
        new Services(broker, presence, names, config, clock, new Writers(clock, workers), metrics);
    this.limits = new RateLimits(config, clock);
    this.addresses = new AddressCount(config, clock);
    this.users = new Users(services);
    this.rooms = new Rooms(services, this::leave);
    this.online = new OnlineUsers(services, connections);
    this.attendance = new Attendance(services, users, rooms, online);
    this.signIn = new SignIn(services, users, online, attendance);
    this.heartbeat = new Heartbeat(config, clock, connections);
    this.health = health;
    this.shutdown = new Shutdown(clock, config.stopDrain(), connections);
    health.onDrain(shutdown::begin);
    health.checkLife("timer", heartbeat::isBeating);
    new Census(connections).begin(metrics, users, rooms, online);
    metrics.gauge(Gauge.DRAINING, () -> health.isDraining() ? 1 : 0);
  }

  /** Begins with the application, so that a wrong configuration stops its start. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    shutdown.rehearse(nobody(), nobody());
    heartbeat.start();
    LOG.log(
        Level.INFO,
        new LogLine("Parley is ready")
            .with("rooms", services.config().usesRedis() ? "redis" : "memory")
            .toString());
  }

  /** Ends with the application: every client is told to come back. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    shutdown.end(health.drain());
    heartbeat.stop();
  }

  /** A client has connected. Whoever the server knows is welcomed unasked. */
  public Connection open(Transport transport, Peer peer) {
    Connection connection = create(transport, peer, ended -> close(ended, false));
    connections.add(connection);
    boolean tooMany = addresses.add(peer.address());
    String principal = peer.principal();
    if (health.isDraining()) {
      connection.close(CloseCode.SHUTTING_DOWN);
    } else if (tooMany) {
      connection.close(CloseCode.TOO_MANY_CONNECTIONS);
    } else if (principal != null) {
      connection
          .requests()
          .submit(() -> signIn.as(connection, principal))
          .whenComplete((done, failure) -> welcomed(connection, failure));
    }
    return connection;
  }

  /** A client has sent a frame; what comes after the end of the connection is nobody's. */
  public void receive(Connection connection, ClientFrame frame) {
    if (connections.contains(connection)) {
      Gathering.during(() -> handle(connection, frame));
    }
  }

  private void handle(Connection connection, ClientFrame frame) {
    connection.life().received();
    if (frame.bytes() > services.config().frameMaxSize()) {
      connection.close(CloseCode.TOO_BIG);
      return;
    }
    ClientMessage request = frame.message();
    try {
      check(connection, request);
    } catch (Refusal refusal) {
      answer(connection, request, refusal);
      return;
    }
    connection
        .requests()
        .submit(() -> request.dispatch(handlerFor(connection)))
        .whenComplete((done, failure) -> answer(connection, request, failure));
  }

  /** A client has sent what is not text. */
  public void receiveBinary(Connection connection) {
    connection.close(CloseCode.NOT_TEXT);
  }

  /** A client has sent a pong frame with this content. */
  public void receivePong(Connection connection, ByteBuffer content) {
    connection.receivedPong(content);
  }

  /** Refuses a connection whose handshake could not be refused. */
  public void refuse(Connection connection) {
    connection.close(CloseCode.POLICY);
  }

  /** The login of a connection's user has ended: it is closed in this thread. */
  public void signOut(Connection connection) {
    connection.closeNow(CloseCode.SIGNED_OUT);
  }

  /** A connection is broken; its user may come back within the grace. */
  public void fail(Connection connection) {
    connection.markBroken();
    connection.abort(CloseCode.FAULT);
    close(connection, false);
  }

  /**
   * A connection has ended. Of several reports the first counts, but an orderly one ends the grace.
   *
   * @param orderly whether the client closed it on purpose (code 1000): its user leaves at once,
   *     otherwise after the grace
   */
  public void close(Connection connection, boolean orderly) {
    User user = connection.user();
    if (connections.remove(connection)) {
      services.metrics().closed(closeCode(connection, orderly));
      addresses.remove(connection.peer().address());
      connection.end();
      user = connection.user(); // which cannot change after the end
      if (user != null) {
        users.release(user, connection);
        attendance.depart(user, connection, orderly);
      }
    } else if (orderly && user != null && connection.hasFailedWrite()) {
      // because the client's close was just coming: it left on purpose
      attendance.depart(user, connection, true);
    }
  }

  private Connection nobody() {
    return create(new NowhereTransport(), Peer.UNKNOWN, ended -> {});
  }

  private Connection create(Transport transport, Peer peer, Consumer<Connection> onClose) {
    return new Connection(
        transport,
        peer,
        new RequestRate(limits, services.clock()),
        services.clock(),
        services.writers(),
        services.metrics(),
        onClose);
  }

  private static int closeCode(Connection connection, boolean orderly) {
    CloseCode own = connection.closing();
    if (own != null) {
      return own.code();
    }
    return orderly ? NORMAL : BROKEN;
  }

  /** A user has left a room on another node. */
  private void leave(Room room, Username name) {
    attendance.leave(room, name);
  }

  private void check(Connection connection, ClientMessage request) throws Refusal {
    connection.rate().take(request);
    if (connection.requests().waiting() >= MOST_WAITING) {
      throw Refusal.unavailable(
          "more than " + MOST_WAITING + " requests of this connection wait; try again");
    }
  }

  private void answer(Connection connection, ClientMessage request, @Nullable Throwable failure) {
    if (failure != null) {
      ServerMessage.Failure refusal = refusalFor(connection, failure).answer(request.id());
      services.metrics().refused(refusal.code());
      connection.answer(refusal);
      if (connection.rate().isFlooding()) {
        connection.close(CloseCode.FLOODING);
      }
    }
    connection.wakeForAnswers();
  }

  /** The server's own sign-in has ended; without a name there is nothing that the client can do. */
  private static void welcomed(Connection connection, @Nullable Throwable failure) {
    if (failure == null) {
      connection.wake();
      return;
    }
    Refusal refusal = refusalFor(connection, failure);
    connection.answer(refusal.answer(null));
    connection.close(refusal.isFinal() ? CloseCode.NO_USERNAME : CloseCode.FAULT);
  }

  private static Refusal refusalFor(Connection connection, Throwable failure) {
    return Refusal.in(failure).orElseGet(() -> fault(connection, failure));
  }

  private static Refusal fault(Connection connection, Throwable failure) {
    LOG.log(
        Level.ERROR,
        new LogLine("a request failed").with("connection", connection.id()).toString(),
        Fault.of(failure));
    return new Refusal(ErrorCode.INTERNAL, "the server failed");
  }

  private RequestHandler handlerFor(Connection connection) {
    return new RequestHandler(connection, signIn, online, rooms, attendance, services);
  }
}
