package dev.parley.bench.client;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Posts at a fixed rate, whatever comes back. A message carries the time at which it should have
 * been posted, so a delay of the client or the server counts as latency (no coordinated omission).
 */
public final class OpenLoop implements AutoCloseable {
  private final Crowd crowd;
  private final long intervalNanos;
  private final int bodySize;
  private final Thread pacer = new Thread(this::pace, "load-pacer");
  private final Histogram late = Meter.newHistogram();
  private volatile boolean stopped;
  private int turn;

  /** Begins to post so many messages per second, to all rooms in turn. */
  public OpenLoop(Crowd crowd, double perSecond, int bodySize) {
    this.crowd = crowd;
    this.intervalNanos = (long) (1e9 / perSecond);
    this.bodySize = bodySize;
    pacer.start();
  }

  /** Stops posting. */
  @Override
  public void close() {
    stopped = true;
    try {
      pacer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How much later than intended messages were posted, in microseconds. */
  public Histogram late() {
    return late;
  }

  private void pace() {
    long next = System.nanoTime() + intervalNanos;
    while (!stopped) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      } else {
        long intended = next;
        crowd.loop().post(() -> post(intended));
        next += intervalNanos;
      }
    }
  }

  private void post(long intended) {
    late.recordValue((System.nanoTime() - intended) / 1000);
    Room room = crowd.rooms().get(turn);
    turn = (turn + 1) % crowd.rooms().size();
    room.post(intended, bodySize);
  }
}
