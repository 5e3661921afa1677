package dev.parley.bench.client;

import java.util.Arrays;

/** The messages that were found in one frame or several. Reused. */
final class Scan {
  private byte[] frame = new byte[1024];
  private int length;

  int count;
  int[] room = new int[16];
  int[] place = new int[16];
  int[] counter = new int[16];
  long[] sent = new long[16];

  /** Positions in the log; 0 where the protocol has none. */
  long[] seq = new long[16];

  /** How many of them, at the beginning, are history that a fresh join gives. */
  int history;

  /** Whether the frame has messages and nothing else, so that equal bytes mean equal messages. */
  boolean plain;

  void clear() {
    length = 0;
    count = 0;
    history = 0;
    plain = false;
  }

  /** Adds the message whose mark is here. */
  void add(byte[] in, int mark, long position) {
    if (count == room.length) {
      grow();
    }
    room[count] = (int) Body.number(in, mark + 1, 4);
    place[count] = (int) Body.number(in, mark + 5, 4);
    counter[count] = (int) Body.number(in, mark + 9, 8);
    sent[count] = Body.number(in, mark + 17, 18);
    seq[count] = position;
    count++;
  }

  /** Adds every message between two places. */
  void addAll(byte[] in, int from, int to) {
    int mark = Bytes.find(in, from, to, Body.MARK);
    while (mark >= 0) {
      add(in, mark, 0);
      mark = Bytes.find(in, mark + Body.HEAD, to, Body.MARK);
    }
  }

  /** Remembers the bytes that this was found in. */
  void keep(byte[] in, int from, int to) {
    length = to - from;
    if (frame.length < length) {
      frame = new byte[length * 2];
    }
    System.arraycopy(in, from, frame, 0, length);
  }

  /** How many bytes they were. */
  int length() {
    return length;
  }

  /** Whether the bytes that this was found in are here. */
  boolean isAt(byte[] in, int from, int to) {
    return length > 0
        && length <= to - from
        && Arrays.equals(frame, 0, length, in, from, from + length);
  }

  /** Adds the messages of another. */
  void addAll(Scan other) {
    while (count + other.count > room.length) {
      grow();
    }
    System.arraycopy(other.room, 0, room, count, other.count);
    System.arraycopy(other.place, 0, place, count, other.count);
    System.arraycopy(other.counter, 0, counter, count, other.count);
    System.arraycopy(other.sent, 0, sent, count, other.count);
    System.arraycopy(other.seq, 0, seq, count, other.count);
    count += other.count;
  }

  private void grow() {
    int size = room.length * 2;
    room = Arrays.copyOf(room, size);
    place = Arrays.copyOf(place, size);
    counter = Arrays.copyOf(counter, size);
    sent = Arrays.copyOf(sent, size);
    seq = Arrays.copyOf(seq, size);
  }
}
