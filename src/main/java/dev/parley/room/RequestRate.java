package dev.parley.room;

import dev.parley.message.ClientMessage;
import dev.parley.message.Refusal;
import dev.parley.runtime.ChatClock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How fast one connection may ask: a token bucket for each {@link RateLimits.Kind}, so that none of
 * them uses up what the others need. Thread-safe: its monitor guards all that changes.
 */
final class RequestRate {
  /** Refusals within {@link #FLOODING_WINDOW} after which going on is flooding. */
  static final int FLOODING = 100;

  private static final Duration FLOODING_WINDOW = Duration.ofMinutes(1);

  private final RateLimits limits;
  private final ChatClock clock;
  private final Map<RateLimits.Kind, Bucket> buckets =
      new EnumMap<>(RateLimits.Kind.class); // made when first needed
  private long windowStart;
  private int refusals;

  RequestRate(RateLimits limits, ChatClock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @throws Refusal if it comes too early
   */
  synchronized void take(ClientMessage request) throws Refusal {
    Bucket bucket = buckets.computeIfAbsent(RateLimits.Kind.of(request), limits::fullBucket);
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

  /** Lets go of buckets that are full again, so that idle connections have none. */
  synchronized void letGo() {
    buckets.values().removeIf(limits::isFull);
  }

  /** How many buckets it has at the moment. */
  synchronized int buckets() {
    return buckets.size();
  }

  /** Whether the connection keeps on after many refusals. */
  synchronized boolean isFlooding() {
    return refusals > FLOODING;
  }

  private void countRefusal() {
    if (refusals == 0 || clock.millis() - windowStart > FLOODING_WINDOW.toMillis()) {
      windowStart = clock.millis();
      refusals = 0;
    }
    refusals++;
  }
}
