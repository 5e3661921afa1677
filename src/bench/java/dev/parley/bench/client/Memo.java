package dev.parley.bench.client;

/**
 * The last few runs of frames and what was found in them. Members of a room get equal bytes, so
 * comparing, which is fast, mostly takes the place of reading; each receiver is checked all the
 * same.
 */
final class Memo {
  private static final int SIZE = 8;

  private final Scan[] scans = new Scan[SIZE];
  private Scan spare = new Scan();
  private int newest;

  Memo() {
    for (int i = 0; i < SIZE; i++) {
      scans[i] = new Scan();
    }
  }

  /** What is in the frames that begin here, or null if they are new. */
  Scan find(byte[] in, int from, int to) {
    for (int i = 0; i < SIZE; i++) {
      Scan scan = scans[(newest + i) % SIZE];
      if (scan.isAt(in, from, to)) {
        return scan;
      }
    }
    return null;
  }

  /** An empty scan, for the next run of frames. */
  Scan begin() {
    spare.clear();
    return spare;
  }

  /** Keeps the scan that was begun last, as what is in these bytes. */
  void keep(byte[] in, int from, int to) {
    spare.keep(in, from, to);
    newest = (newest + SIZE - 1) % SIZE;
    Scan oldest = scans[newest];
    scans[newest] = spare;
    spare = oldest;
  }
}
