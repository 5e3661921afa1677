package dev.parley.broker;

import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import dev.parley.runtime.ChatClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** One channel in memory. Thread-safe: this object's monitor makes dedupe and append one step. */
final class MemoryChannel implements Broker.Subscription {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int EPOCH_BYTES = 6;

  private final EventLog log;
  private final RecentKeys keys;
  private final ChatClock clock;
  private final Runnable onAppend;
  private final Runnable onClose;

  MemoryChannel(
      int logSize, Duration dedupeWindow, ChatClock clock, Runnable onAppend, Runnable onClose) {
    this.log = new EventLog(newEpoch(), logSize);
    this.keys = new RecentKeys(dedupeWindow);
    this.clock = clock;
    this.onAppend = onAppend;
    this.onClose = onClose;
  }

  Receipt publish(Publication publication) {
    Receipt receipt;
    synchronized (this) {
      receipt = keys.find(publication, clock.millis());
      if (receipt != null) {
        return receipt.asDuplicate();
      }
      Instant now = clock.now();
      long seq = log.append(next -> EventEncoder.stamp(publication.event(), next, now));
      receipt = new Receipt(log.epoch(), seq, now, false);
      keys.remember(publication, receipt, clock.millis());
    }
    onAppend.run();
    return receipt;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void close() {
    onClose.run();
  }

  private static String newEpoch() {
    byte[] bytes = new byte[EPOCH_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
