package dev.parley.redis;

import dev.parley.broker.Epochs;
import dev.parley.config.ChatConfig;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Pulse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This node's life, as the others see it: a lease in Redis that it renews in time for all that it
 * has there. A node that comes back after the others took it for dead goes on under a new name. It
 * belongs to the Redis thread.
 */
final class NodeLease {
  private static final Logger LOG = System.getLogger(NodeLease.class.getName());

  /** Renewals within one lease, so that some may fail. */
  private static final int RENEWALS = 5;

  private static final Duration RETRY = Duration.ofMillis(200);

  private final ChatConfig config;
  private final Keys keys;
  private final RedisThread thread;
  private final RedisLink link;
  private final Consumer<String> reaper;
  private final Runnable onLost;
  private final Pulse renewals;

  private String node = Epochs.create();
  private @Nullable String former;
  private boolean registered;
  private @Nullable CompletableFuture<String> unsure = new CompletableFuture<>();
  private boolean renewing;
  private boolean retired;

  /**
   * A lease that was not taken yet.
   *
   * @param reaper told of each node that died and is this node's to clean up after
   * @param onLost told when all that this node has in Redis must be put there again
   */
  NodeLease(
      ChatConfig config,
      ChatClock clock,
      Keys keys,
      RedisThread thread,
      RedisLink link,
      Consumer<String> reaper,
      Runnable onLost) {
    this.config = config;
    this.keys = keys;
    this.thread = thread;
    this.link = link;
    this.reaper = reaper;
    this.onLost = onLost;
    this.renewals =
        new Pulse(clock, thread::tell, config.nodeLease().dividedBy(RENEWALS), this::renew);
  }

  /** Begins to renew, again and again. */
  void start() {
    renewals.start();
  }

  /** The name under which this node lives; after a lost connection only when it is sure. */
  CompletionStage<String> node() {
    return unsure == null ? CompletableFuture.completedStage(node) : unsure;
  }

  /** The name under which this node signals. */
  String signature() {
    return node;
  }

  /** The name under which this node lived before, or null. */
  @Nullable String former() {
    return former;
  }

  /** A connection is there: whether the lease still holds must be known before anything else. */
  void connected() {
    beUnsure();
    renew();
  }

  /** This node stops: its users have the grace to come back to another. */
  CompletionStage<Void> retire() {
    retired = true;
    renewals.stop();
    long rest = config.nodeLease().minus(config.presenceGrace()).toMillis();
    return link.run(
            commands -> commands.zincrby(keys.nodes("leases"), -(double) Math.max(0, rest), node))
        .thenAccept(score -> {});
  }

  private void renew() {
    if (renewing || retired) {
      return;
    }
    renewing = true;
    RedisThread.begin(
            () ->
                link.eval(
                    Script.RENEW,
                    List.of(keys.nodes("leases"), keys.nodes("dead"), keys.nodes("state")),
                    node,
                    String.valueOf(config.nodeLease().toMillis()),
                    registered ? "0" : "1"))
        .whenComplete(
            (answer, failure) -> {
              renewing = false;
              if (failure == null) {
                renewed(answer);
              } else {
                failed(failure);
              }
            });
  }

  private void renewed(List<Object> answer) {
    if (registered && answer.get(0).equals("lost")) {
      LOG.log(Level.WARNING, "this node's lease is gone; it says again whom it has");
      former = node;
      node = Epochs.create();
      registered = false;
      beUnsure();
      onLost.run();
      renew();
      return;
    }
    registered = true;
    CompletableFuture<String> waiting = unsure;
    unsure = null;
    if (waiting != null) {
      waiting.complete(node);
    }
    answer.stream().skip(1).forEach(dead -> reaper.accept((String) dead));
  }

  private void beUnsure() {
    if (unsure == null) {
      unsure = new CompletableFuture<>();
    }
  }

  private void failed(Throwable failure) {
    CompletableFuture<String> waiting = unsure;
    if (waiting != null) {
      unsure = new CompletableFuture<>();
      waiting.completeExceptionally(failure);
      thread.after(RETRY, this::renew);
    }
  }
}
