package dev.parley.redis;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.name.NameRegistry;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ChatClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Messages, presence and names in Redis, shared by all nodes that use the same. Thread-safe;
 * nothing of it blocks but the end.
 */
public final class Redis implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Redis.class.getName());
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** Without a check in so many milliseconds its thread stands still. */
  private static final long DEAD = 30_000;

  /** For all steps of closing together. */
  private static final Duration CLOSE = Duration.ofSeconds(10);

  /** Channels that are looked at in one round. */
  private static final int CHECKED = 100;

  private final RedisServers servers;
  private final RedisThread thread = new RedisThread();
  private final ChatClock clock;
  private final RedisLink link;
  private final Subscriptions subscriptions;
  private final NodeLease lease;
  private final RedisBroker broker;
  private final RedisPresenceManager presence;
  private final RedisNameRegistry names;
  private final Reaper reaper;
  private int nextChecked;
  private volatile long lastCheck;

  /** Begins to connect to what {@code chat.redis.url} names. */
  public Redis(ChatConfig config, ChatClock clock) {
    this.clock = clock;
    this.servers =
        thread
            .ask(() -> CompletableFuture.completedStage(RedisServers.of(config.redisUrl())))
            .toCompletableFuture()
            .join();
    Keys keys = new Keys(config.redisPrefix());
    this.link = new RedisLink(servers, thread, clock, new Events());
    this.subscriptions = new Subscriptions(link);
    this.lease = new NodeLease(config, clock, keys, thread, link, this::reap, this::putAllAgain);
    RedisContext context =
        new RedisContext(config, clock, keys, thread, link, subscriptions, lease, servers);
    this.broker = new RedisBroker(context);
    this.presence = new RedisPresenceManager(context);
    this.names = new RedisNameRegistry(context);
    this.reaper = new Reaper(context, presence, names);
    lastCheck = clock.millis();
    thread.tell(link::start);
    thread.tell(lease::start);
    clock.after(CHECK, () -> thread.tell(this::check));
  }

  /** Whether Redis answers. */
  public boolean answers() {
    return link.answers();
  }

  /** Whether its thread goes on; where that stands still, nothing is answered until a restart. */
  public boolean isMoving() {
    return clock.millis() - lastCheck < DEAD;
  }

  /** Where messages are kept. */
  public Broker broker() {
    return broker;
  }

  /** Where it is known who is where. */
  public PresenceManager presence() {
    return presence;
  }

  /** Where it is known who holds which name. */
  public NameRegistry names() {
    return names;
  }

  /** Closes all connections and ends all threads, within a few seconds. */
  @Override
  public void close() {
    thread.tell(link::close);
    if (!ends(lease::retire, RedisServers.TIMEOUT)) {
      LOG.log(Level.INFO, "Redis cannot be told that this node stops; the others will notice");
    }
    if (!ends(this::closeServers, CLOSE)) {
      LOG.log(Level.WARNING, "the connections to Redis do not end in time");
    }
    thread.stop();
  }

  private CompletionStage<Void> closeServers() {
    servers.close();
    return CompletableFuture.completedStage(null);
  }

  private boolean ends(Supplier<CompletionStage<Void>> task, Duration patience) {
    try {
      thread.ask(task).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "one of the last steps failed", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void reap(String node) {
    reaper.reap(node);
  }

  private void putAllAgain() {
    subscriptions.all().forEach(Subscriptions.Follower::distrust);
    names.distrust();
  }

  /** Looks at some of the channels after the other, so that even many cost little. */
  private void check() {
    clock.after(CHECK, () -> thread.tell(this::check)); // whatever this one comes to
    lastCheck = clock.millis();
    List<Subscriptions.Follower> all = subscriptions.all();
    int rounds = Math.min(CHECKED, all.size());
    for (int i = 0; i < rounds; i++) {
      nextChecked = (nextChecked + 1) % all.size();
      all.get(nextChecked).check();
    }
    names.check();
    presence.sweep();
  }

  private final class Events implements RedisLink.Listener {
    @Override
    public void connected() {
      lease.connected();
      subscriptions.connected();
    }

    @Override
    public void subscribed(String channel) {
      subscriptions.subscribed(channel);
    }

    @Override
    public void message(String channel, String message) {
      subscriptions.received(channel, message);
    }

    @Override
    public void disordered() {
      putAllAgain();
    }
  }
}
