package dev.parley.bench.client;

import java.nio.charset.StandardCharsets;

/** Searching in bytes. */
final class Bytes {
  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Where the byte is first, or -1. */
  static int find(byte[] in, int from, int to, byte what) {
    for (int i = from; i < to; i++) {
      if (in[i] == what) {
        return i;
      }
    }
    return -1;
  }

  /** Where the bytes are first, or -1. */
  static int find(byte[] in, int from, int to, byte[] what) {
    int last = to - what.length;
    for (int i = from; i <= last; i++) {
      if (in[i] == what[0] && startsWith(in, i, to, what)) {
        return i;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] in, int at, int to, byte[] what) {
    if (to - at < what.length) {
      return false;
    }
    for (int i = 0; i < what.length; i++) {
      if (in[at + i] != what[i]) {
        return false;
      }
    }
    return true;
  }

  /** The number whose digits begin here. */
  static long number(byte[] in, int at, int to) {
    long value = 0;
    for (int i = at; i < to && in[i] >= '0' && in[i] <= '9'; i++) {
      value = value * 10 + in[i] - '0';
    }
    return value;
  }

  /**
   * The text behind a key such as {@code "token":"}, up to the next quote; null without the key.
   */
  static String quoted(byte[] in, int from, int to, byte[] key) {
    int at = find(in, from, to, key);
    if (at < 0) {
      return null;
    }
    int start = at + key.length;
    return text(in, start, find(in, start, to, (byte) '"'));
  }
}
