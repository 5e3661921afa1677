package dev.parley.bench.client;

import org.HdrHistogram.Histogram;

/** Counts deliveries and their latency. Used by the loop's thread alone. */
public final class Meter {
  private static final long LONGEST_MICROS = 300_000_000;

  /** Latency in microseconds, to three digits. */
  private Histogram latency = newHistogram();

  private long deliveries;
  private long history;
  private long lastNanos;
  private Receipt receipt = (room, nanos) -> {};

  /** Told when a message has come back to the one who posted it. */
  @FunctionalInterface
  public interface Receipt {
    void returned(Room room, long nanos);
  }

  public static Histogram newHistogram() {
    return new Histogram(LONGEST_MICROS, 3);
  }

  /** Messages that receivers got and that were checked. */
  public long deliveries() {
    return deliveries;
  }

  /** Messages that came as history with a join. */
  public long history() {
    return history;
  }

  /** When the last message came. */
  public long lastNanos() {
    return lastNanos;
  }

  public void onReceipt(Receipt newReceipt) {
    receipt = newReceipt;
  }

  /** Hands over the latencies since the last call. */
  public Histogram takeLatency() {
    Histogram taken = latency;
    latency = newHistogram();
    return taken;
  }

  void delivered(Link link, Scan scan, long nanos) {
    deliveries += scan.count - scan.history;
    history += scan.history;
    lastNanos = nanos;
    for (int i = scan.history; i < scan.count; i++) {
      latency.recordValue(Math.min(LONGEST_MICROS, Math.max(0, nanos - scan.sent[i]) / 1000));
      if (scan.place[i] == link.place()) {
        receipt.returned(link.room(), nanos);
      }
    }
  }
}
