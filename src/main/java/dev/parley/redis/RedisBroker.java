package dev.parley.redis;

import dev.parley.broker.Broker;
import dev.parley.broker.Epochs;
import dev.parley.broker.Publication;
import dev.parley.broker.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Logs in Redis, of which each node has copies of those that it needs. */
final class RedisBroker implements Broker {
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final RedisContext redis;
  private final Replication replication;
  private final PostedKeys posted;
  private final Map<String, LogReplica> open = new HashMap<>(); // the Redis thread's

  RedisBroker(RedisContext redis) {
    this.redis = redis;
    this.replication = new Replication(redis);
    this.posted = new PostedKeys(redis);
  }

  @Override
  public CompletionStage<Receipt> publish(String channel, Publication publication) {
    return redis.thread().ask(() -> publishNow(redis.keys().channel(channel), publication));
  }

  @Override
  public Subscription subscribe(String channel, Runnable onAppend) {
    String base = redis.keys().channel(channel);
    return new LogReplica(
        redis,
        base,
        onAppend,
        opened -> open.put(base, opened),
        closed -> open.remove(base, closed));
  }

  @Override
  public Duration linger() {
    return LINGER;
  }

  private CompletionStage<Receipt> publishNow(String base, Publication publication) {
    LogReplica replica = open.get(base);
    Duration window = redis.config().dedupeWindow();
    String key = window.isZero() ? null : keyOf(base, publication);
    return redis
        .link()
        .eval(
            Script.PUBLISH,
            List.of(
                base + ":meta",
                base + ":log",
                key == null ? base + ":meta" : key,
                Keys.owner(base)),
            publication.event(),
            String.valueOf(redis.config().logSize()),
            String.valueOf(key == null ? 0 : window.toMillis()),
            String.valueOf(redis.config().roomsIdle().toMillis()),
            base,
            redis.publishCommand(),
            Epochs.create(),
            replica == null ? "" : replica.epoch(),
            String.valueOf(replica == null ? 0 : replica.seq()))
        .thenApply(
            answer -> {
              Receipt receipt = receipt(answer);
              if (key != null && !receipt.duplicate()) {
                posted.add(key);
              }
              if (replica != null && !receipt.duplicate()) {
                replica.expect(receipt.epoch(), receipt.seq());
              }
              return receipt;
            })
        .thenCompose(receipt -> replication.confirm(base).thenApply(confirmed -> receipt));
  }

  private static @Nullable String keyOf(String base, Publication publication) {
    return publication.key() == null
        ? null
        : base + ":key:" + publication.author() + '\n' + publication.key();
  }

  private static Receipt receipt(List<Object> answer) {
    return new Receipt(
        (String) answer.get(0),
        Long.parseLong((String) answer.get(1)),
        Instant.ofEpochMilli(Long.parseLong((String) answer.get(2))),
        answer.get(3).equals("1"));
  }
}
