package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.message.Refusal;
import dev.parley.runtime.ChatClock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast one connection may ask: a token bucket of the configured burst and rate. Not
 * thread-safe: a connection's requests come one after the other.
 */
final class RequestRate {
  /** Refusals within {@link #FLOODING_WINDOW} after which going on is flooding. */
  static final int FLOODING = 100;

  private static final Duration FLOODING_WINDOW = Duration.ofMinutes(1);

  private final ChatClock clock;
  private final @Nullable Bucket bucket;
  private long windowStart;
  private int refusals;

  RequestRate(ChatConfig config, ChatClock clock) {
    this.clock = clock;
    this.bucket = config.limitsRate() ? bucket(config, clock) : null;
  }

  /**
   * Counts a request.
   *
   * @throws Refusal if it comes too early
   */
  void take() throws Refusal {
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

  private static Bucket bucket(ChatConfig config, ChatClock clock) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(config.rateBurst())
                    .refillGreedy(config.ratePerSecond(), Duration.ofSeconds(1)))
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
