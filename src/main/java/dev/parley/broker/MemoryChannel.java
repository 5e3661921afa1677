package dev.parley.broker;

import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import dev.parley.runtime.ChatClock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One channel in memory. Thread-safe: this object's monitor makes dedupe and append one step. */
final class MemoryChannel implements Broker.Subscription {
  private final EventLog log;
  private final RecentKeys keys;
  private final ChatClock clock;
  private final Runnable onAppend;
  private final Runnable onClose;

  MemoryChannel(
      int logSize, RecentKeys keys, ChatClock clock, Runnable onAppend, Runnable onClose) {
    this.log = new EventLog(Epochs.create(), logSize, clock::nanos);
    this.keys = keys;
    this.clock = clock;
    this.onAppend = onAppend;
    this.onClose = onClose;
  }

  Receipt publish(Publication publication) {
    Receipt receipt;
    synchronized (this) {
      receipt = keys.find(log.epoch(), publication, clock.millis());
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
  public CompletionStage<Void> open() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> catchUp() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
