package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.message.ClientMessage;
import dev.parley.runtime.ChatClock;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How fast any connection may ask, by kind of request: the same for all of them. Immutable. */
final class RateLimits {
  private final Map<Kind, Bandwidth> limits = new EnumMap<>(Kind.class);
  private final TimeMeter meter;
  private final int burst;

  /** What has a bucket of its own. */
  enum Kind {
    TYPING,
    PING,
    OTHER;

    static Kind of(ClientMessage request) {
      if (request instanceof ClientMessage.Typing) {
        return TYPING;
      }
      boolean ping = request instanceof ClientMessage.Ping || request instanceof ClientMessage.Pong;
      return ping ? PING : OTHER;
    }
  }

  RateLimits(ChatConfig config, ChatClock clock) {
    meter = new ClockMeter(clock);
    burst = config.rateBurst();
    limit(Kind.TYPING, config.typingPerSecond());
    limit(Kind.PING, config.pingsPerSecond());
    limit(Kind.OTHER, config.ratePerSecond());
  }

  /** A full bucket for one connection; null where there is no limit. */
  @Nullable Bucket fullBucket(Kind kind) {
    Bandwidth limit = limits.get(kind);
    return limit == null
        ? null
        : Bucket.builder().addLimit(limit).withCustomTimePrecision(meter).build();
  }

  /** Whether a bucket is as good as a new one. */
  boolean isFull(Bucket bucket) {
    return bucket.getAvailableTokens() == burst;
  }

  private void limit(Kind kind, int perSecond) {
    if (burst > 0 && perSecond > 0) {
      limits.put(
          kind,
          Bandwidth.builder()
              .capacity(burst)
              .refillGreedy(perSecond, Duration.ofSeconds(1))
              .build());
    }
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
