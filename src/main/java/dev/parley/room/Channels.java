package dev.parley.room;

/** How the broker's channels are named. */
final class Channels {
  private Channels() {}

  static String room(String room) {
    return "room:" + room;
  }

  static String inbox(String userKey) {
    return "inbox:" + userKey;
  }
}
