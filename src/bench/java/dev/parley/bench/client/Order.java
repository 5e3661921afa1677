package dev.parley.bench.client;

import java.util.Arrays;

/**
 * What one member of a room must get next: every message of every member exactly once, in each
 * sender's order, and, where the server numbers the messages of a room, in that order without gap.
 */
final class Order {
  private static final int UNKNOWN = -1;

  private final int[] next;
  private long nextSeq;

  /** The order of a room with this many members to whom nobody has posted yet. */
  Order(int members) {
    next = new int[members];
  }

  /** Takes the next message of each sender for the first: after a fresh join. */
  void restart(long firstSeq) {
    Arrays.fill(next, UNKNOWN);
    nextSeq = firstSeq;
  }

  /** The last position in the room's log. */
  long seq() {
    return nextSeq - 1;
  }

  /** Fails unless the messages are those that are due. */
  void check(Link link, Scan scan) {
    for (int i = 0; i < scan.count; i++) {
      int place = scan.place[i];
      if (scan.room[i] != link.room().number() || place >= next.length) {
        throw wrong(link, scan, i, "a message of another room");
      }
      if (next[place] != scan.counter[i] && next[place] != UNKNOWN) {
        throw wrong(link, scan, i, "counter " + next[place] + " was due");
      }
      next[place] = scan.counter[i] + 1;
      if (scan.seq[i] != 0) {
        if (scan.seq[i] != nextSeq && nextSeq > 0) {
          throw wrong(link, scan, i, "seq " + nextSeq + " was due");
        }
        nextSeq = scan.seq[i] + 1;
      }
    }
  }

  private static CheckFailed wrong(Link link, Scan scan, int i, String due) {
    return new CheckFailed(
        String.format(
            "%s got room %d, sender %d, counter %d, seq %d (message %d of %d in the frame): %s",
            link.name(),
            scan.room[i],
            scan.place[i],
            scan.counter[i],
            scan.seq[i],
            i + 1,
            scan.count,
            due));
  }
}
