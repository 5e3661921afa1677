package dev.parley.broker;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ChatClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Logs in the memory of one node: what most servers need. */
public final class MemoryBroker implements Broker {
  private final ConcurrentMap<String, MemoryChannel> channels = new ConcurrentHashMap<>();
  private final RecentKeys keys;
  private final ChatConfig config;
  private final ChatClock clock;

  /** An empty broker. */
  public MemoryBroker(ChatConfig config, ChatClock clock) {
    this.keys = new RecentKeys(config.dedupeWindow(), config.dedupeMax());
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Receipt> publish(String channel, Publication publication) {
    MemoryChannel open = channels.get(channel);
    return open == null
        ? CompletableFuture.failedStage(new IllegalStateException("the channel is not open"))
        : CompletableFuture.completedStage(open.publish(publication));
  }

  @Override
  public Duration linger() {
    return config.roomsIdle();
  }

  @Override
  public Subscription subscribe(String channel, Runnable onAppend) {
    MemoryChannel opened =
        new MemoryChannel(config.logSize(), keys, clock, onAppend, () -> channels.remove(channel));
    if (channels.putIfAbsent(channel, opened) != null) {
      throw new IllegalStateException("the channel is open already");
    }
    return opened;
  }
}
