package dev.parley.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that is due with each frame, as a source must give it: of what was put, the newest. */
final class NewestOnly implements Outbox.Source {
  private final Queue<Outgoing> due = new ConcurrentLinkedQueue<>();

  void put(Outgoing outgoing) {
    due.add(outgoing);
  }

  int left() {
    return due.size();
  }

  @Override
  public Outgoing next() {
    Outgoing last = null;
    for (Outgoing one = due.poll(); one != null; one = due.poll()) {
      last = one;
    }
    return last;
  }
}
