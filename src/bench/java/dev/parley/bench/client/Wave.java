package dev.parley.bench.client;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** One step that many clients take, so many at the same time. */
public final class Wave {
  private final int size;
  private final Iterator<Link> waiting;
  private final Function<Link, Consumer<Runnable>> step;
  private final Histogram took = Meter.newHistogram();
  private volatile int done;
  private volatile long began;
  private volatile long ended;

  Wave(List<Link> links, Function<Link, Consumer<Runnable>> step) {
    this.size = links.size();
    this.waiting = links.iterator();
    this.step = step;
  }

  void start(int atOnce) {
    began = System.nanoTime();
    for (int i = 0; i < atOnce && waiting.hasNext(); i++) {
      next();
    }
  }

  boolean isDone() {
    return done == size;
  }

  int done() {
    return done;
  }

  /** When it began, by {@link System#nanoTime()}. */
  public long began() {
    return began;
  }

  /** Seconds from the first client's begin to the last one's end. */
  public double seconds() {
    return (ended - began) / 1e9;
  }

  /** How long each client took, in microseconds. */
  public Histogram took() {
    return took;
  }

  private void next() {
    long start = System.nanoTime();
    step.apply(waiting.next())
        .accept(
            () -> {
              ended = System.nanoTime();
              took.recordValue((ended - start) / 1000);
              done = done + 1;
              if (waiting.hasNext()) {
                next();
              }
            });
  }
}
