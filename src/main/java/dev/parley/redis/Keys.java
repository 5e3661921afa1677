package dev.parley.redis;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How keys and channels are named. All of one thing carry the same hash tag, so that a Redis
 * Cluster keeps them in one slot; names of rooms and users are encoded, so that none can break out
 * of it.
 */
record Keys(String prefix) {
  private static final String ROOM = "room";
  private static final String INBOX = "inbox";

  /** The base of a broker's channel, such as {@code room:java} or {@code inbox:ada}. */
  String channel(String channel) {
    int colon = channel.indexOf(':');
    String kind = channel.substring(0, colon);
    return tagged(kind.equals(INBOX) ? "user" : kind, channel.substring(colon + 1));
  }

  /** The base of a room. */
  String room(String room) {
    return tagged(ROOM, room);
  }

  /** The base of a name. */
  String user(String key) {
    return tagged("user", key);
  }

  /** The base of the place of all who are online. */
  String online() {
    return prefix + ":{online}";
  }

  /** The rooms, with how many users they have. */
  String rooms() {
    return prefix + ":{rooms}";
  }

  /** What concerns all nodes. */
  String nodes(String what) {
    return prefix + ":{nodes}:" + what;
  }

  /** What is noted of one node. */
  String node(String node, String what) {
    return prefix + ":{node:" + node + "}:" + what;
  }

  /** Whose expiry the log of a channel with this base shares. */
  static String owner(String base) {
    return base.contains("{" + ROOM + ":") ? base + ":who" : base + ":name";
  }

  /** The name in a base. */
  static String name(String base) {
    String tag = base.substring(base.indexOf('{') + 1, base.lastIndexOf('}'));
    return URLDecoder.decode(tag.substring(tag.indexOf(':') + 1), StandardCharsets.UTF_8);
  }

  private String tagged(String kind, String name) {
    return prefix + ":{" + kind + ":" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "}";
  }
}
