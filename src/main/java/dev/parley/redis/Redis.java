package dev.parley.redis;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.name.NameRegistry;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Pulse;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
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

  /** How long the start waits for a first answer. */
  private static final Duration START = Duration.ofSeconds(2);

  /** For all steps of closing together. */
  private static final Duration CLOSE = Duration.ofSeconds(10);

  /** Channels that are looked at in one round. */
  private static final int CHECKED = 100;

  private final RedisServers servers;
  private final RedisThread thread;
  private final RedisLink link;
  private final Subscriptions subscriptions;
  private final NodeLease lease;
  private final RedisBroker broker;
  private final RedisPresenceManager presence;
  private final RedisNameRegistry names;
  private final Reaper reaper;
  private final Pulse checks;
  private int nextChecked;

  /**
   * Begins to connect to what {@code chat.redis.url} names, and waits up to 2 s for an answer, or
   * until the first attempt has failed: Payara closes the application's JARs when a deployment
   * ends, and a class that is loaded just then may be broken for good.
   */
  public Redis(ChatConfig config, ChatClock clock) {
    this.thread = new RedisThread(clock);
    this.servers =
        thread
            .call(() -> CompletableFuture.completedStage(RedisServers.of(config.redisUrl())))
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
    this.checks = new Pulse(clock, thread::tell, CHECK, this::check);
    thread.tell(link::start);
    lease.start();
    checks.start();
    if (!ends(this::answer, START)) {
      LOG.log(Level.DEBUG, "starts without an answer of Redis");
    }
  }

  /** Whether Redis answers. */
  public boolean answers() {
    return link.answers();
  }

  /** Whether its thread goes on; where that stands still, nothing is answered until a restart. */
  public boolean isMoving() {
    return checks.isBeating();
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
    checks.stop();
    thread.tell(link::close);
    if (!ends(lease::retire, RedisServers.TIMEOUT)) {
      LOG.log(Level.INFO, "Redis cannot be told that this node stops; the others will notice");
    }
    if (!ends(this::closeServers, CLOSE)) {
      LOG.log(Level.WARNING, "the connections to Redis do not end in time");
    }
    thread.stop();
  }

  private CompletionStage<Void> answer() {
    return link.run(RedisClusterAsyncCommands::ping).thenAccept(pong -> {});
  }

  private CompletionStage<Void> closeServers() {
    servers.close();
    return CompletableFuture.completedStage(null);
  }

  private boolean ends(Supplier<CompletionStage<Void>> task, Duration patience) {
    try {
      thread.call(task).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "one of the first or last steps failed", e);
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
