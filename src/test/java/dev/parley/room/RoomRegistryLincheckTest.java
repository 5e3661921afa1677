package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.broker.MemoryBroker;
import dev.parley.config.ChatConfig;
import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Transport;
import dev.parley.health.Health;
import dev.parley.message.ClientFrame;
import dev.parley.message.ClientMessage;
import dev.parley.message.ServerFrame;
import dev.parley.metrics.PrometheusMetrics;
import dev.parley.name.MemoryNameRegistry;
import dev.parley.presence.MemoryPresenceManager;
import dev.parley.runtime.StillClock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Users who join and leave one room, and end, at once: who is in it then is what taking turns would
 * have given. Too large to go through all interleavings, so threads race.
 */
@Param(name = "who", gen = IntGen.class, conf = "0:1")
@Tag("interleavings")
public class RoomRegistryLincheckTest {
  private static final ChatConfig CONFIG =
      ChatConfig.read(key -> key.equals("chat.rate.burst") ? "0" : null);

  /** No room, or the one. */
  private static final Pattern ROOMS =
      Pattern.compile("\"rooms\":\\[(?:\\{\"count\":(\\d+),\"room\":\"r\"\\})?\\]");

  private final StillClock clock = new StillClock();
  private final RoomRegistry registry =
      new RoomRegistry(
          new MemoryBroker(CONFIG, clock),
          new MemoryPresenceManager(CONFIG),
          new MemoryNameRegistry(CONFIG, clock),
          CONFIG,
          clock,
          Runnable::run,
          new PrometheusMetrics(),
          new Health());
  private final List<Connection> users = List.of(user("Ada"), user("Bob"));
  private final Reader observer = new Reader();
  private final Connection watching = user("Eve", observer);

  /** Users come and go with its read lock and are counted with its write lock. */
  private final ReadWriteLock underWay = new ReentrantReadWriteLock();

  @Operation
  public void join(@Param(name = "who") int who) {
    beside(() -> send(users.get(who), new ClientMessage.JoinRoom(null, "r", null)));
  }

  @Operation
  public void leave(@Param(name = "who") int who) {
    beside(() -> send(users.get(who), new ClientMessage.LeaveRoom(null, "r")));
  }

  @Operation
  public void end(@Param(name = "who") int who) {
    beside(() -> registry.close(users.get(who), true));
  }

  /**
   * How many are in the room, asked when all that has begun is over: what one thread asks of a user
   * may be done by another that is busy with the same user, and so may the answer be written.
   */
  @Operation
  public int count() {
    underWay.writeLock().lock();
    try {
      observer.frames.clear();
      send(watching, new ClientMessage.Rooms(null));
      assertThat(observer.frames).hasSize(1);
      Matcher rooms = ROOMS.matcher(observer.frames.get(0));
      assertThat(rooms.find()).as("%s", observer.frames).isTrue();
      return rooms.group(1) == null ? 0 : Integer.parseInt(rooms.group(1));
    } finally {
      underWay.writeLock().unlock();
    }
  }

  @Test
  void shouldKnowWhoIsThereAsIfThreadsTookTurns() {
    new StressOptions()
        .iterations(5)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsPerThread(3)
        .actorsAfter(1)
        .check(RoomRegistryLincheckTest.class);
  }

  private void beside(Runnable operation) {
    underWay.readLock().lock();
    try {
      operation.run();
    } finally {
      underWay.readLock().unlock();
    }
  }

  private Connection user(String name) {
    return user(name, new Reader());
  }

  private Connection user(String name, Transport transport) {
    Connection connection = registry.open(transport, Peer.UNKNOWN);
    send(connection, new ClientMessage.SetUsername(null, name, null, null));
    return connection;
  }

  private void send(Connection connection, ClientMessage request) {
    registry.receive(connection, new ClientFrame(0, request));
  }

  /** A client that reads at once. */
  private static final class Reader implements Transport {
    private final List<String> frames = new CopyOnWriteArrayList<>();

    @Override
    public void send(ServerFrame frame, Completion done) {
      frames.add(frame.text());
      done.ended(null);
    }

    @Override
    public void ping(ByteBuffer content) {}

    @Override
    public void close(CloseCode code) {}
  }
}
