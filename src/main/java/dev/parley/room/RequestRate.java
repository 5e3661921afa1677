package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.message.ClientMessage;
import dev.parley.message.Refusal;
import dev.parley.runtime.ChatClock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast one connection may ask: a token bucket each for typing, for pings and for all else, so
 * that none of them uses up what the others need. Not thread-safe: a connection's requests come one
 * after the other.
 */
final class RequestRate {
  /** Refusals within {@link #FLOODING_WINDOW} after which going on is flooding. */
  static final int FLOODING = 100;

  private static final Duration FLOODING_WINDOW = Duration.ofMinutes(1);

  private final ChatConfig config;
  private final ChatClock clock;
  private final Map<Kind, Bucket> buckets = new EnumMap<>(Kind.class); // made when first needed
  private long windowStart;
  private int refusals;

  /** What has a bucket of its own. */
  private enum Kind {
    TYPING,
    PING,
    OTHER
  }

  RequestRate(ChatConfig config, ChatClock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @throws Refusal if it comes too early
   */
  void take(ClientMessage request) throws Refusal {
    Bucket bucket = buckets.computeIfAbsent(kind(request), this::bucket);
    if (bucket == null) {
      return;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      countRefusal();
      long nanos = probe.getNanosToWaitForRefill();
      throw Refusal.rateLimited(Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999).toMillis()));
    }
  }

  /** Whether the connection keeps on after many refusals. */
  boolean isFlooding() {
    return refusals > FLOODING;
  }

  private void countRefusal() {
    if (refusals == 0 || clock.millis() - windowStart > FLOODING_WINDOW.toMillis()) {
      windowStart = clock.millis();
      refusals = 0;
    }
    refusals++;
  }

  private static Kind kind(ClientMessage request) {
    if (request instanceof ClientMessage.Typing) {
      return Kind.TYPING;
    }
    boolean ping = request instanceof ClientMessage.Ping || request instanceof ClientMessage.Pong;
    return ping ? Kind.PING : Kind.OTHER;
  }

  /** A full bucket; null where there is no limit. */
  private @Nullable Bucket bucket(Kind kind) {
    int perSecond =
        switch (kind) {
          case TYPING -> config.typingPerSecond();
          case PING -> config.pingsPerSecond();
          case OTHER -> config.ratePerSecond();
        };
    if (config.rateBurst() == 0 || perSecond == 0) {
      return null;
    }
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(config.rateBurst()).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .withCustomTimePrecision(new ClockMeter(clock))
        .build();
  }

  /** The one clock, as the library wants it. */
  private record ClockMeter(ChatClock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
