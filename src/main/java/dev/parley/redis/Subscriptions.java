package dev.parley.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who on this node follows which channel. A channel is subscribed to from its first follower to its
 * last. It belongs to the Redis thread.
 */
final class Subscriptions {
  private final Map<String, List<Follower>> followers = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final RedisLink link;

  /** Follows a channel. */
  interface Follower {
    /** What is published comes from now on; what was before is to be read. */
    void subscribed();

    /** Something was published. */
    void received(Envelope envelope);

    /** A good time to look whether something was missed, and to make good what failed. */
    void check();

    /** Redis may have lost what it had, and what this node has there must be put there again. */
    void distrust();
  }

  Subscriptions(RedisLink link) {
    this.link = link;
  }

  /** Begins to follow; the follower is told when it does. */
  void add(String channel, Follower follower) {
    List<Follower> all = followers.computeIfAbsent(channel, first -> new ArrayList<>(2));
    all.add(follower);
    if (confirmed.contains(channel)) {
      follower.subscribed();
    } else if (all.size() == 1) {
      link.subscribe(channel);
    }
  }

  /** Follows no longer. */
  void remove(String channel, Follower follower) {
    List<Follower> all = followers.get(channel);
    if (all != null && all.remove(follower) && all.isEmpty()) {
      followers.remove(channel);
      confirmed.remove(channel);
      link.unsubscribe(channel);
    }
  }

  /** A subscription has begun, for the first time or again after a connection was lost. */
  void subscribed(String channel) {
    if (followers.containsKey(channel)) {
      confirmed.add(channel);
      List.copyOf(followers.get(channel)).forEach(Follower::subscribed);
    } else { // nobody follows any more
      link.unsubscribe(channel);
    }
  }

  /** Something was published. */
  void received(String channel, String text) {
    List<Follower> all = followers.get(channel);
    if (all != null) {
      Envelope.read(text)
          .ifPresent(envelope -> List.copyOf(all).forEach(each -> each.received(envelope)));
    }
  }

  /** Subscribes again to what was not confirmed. */
  void connected() {
    followers.keySet().stream()
        .filter(channel -> !confirmed.contains(channel))
        .forEach(link::subscribe);
  }

  /** Subscribes anew to a channel of which something is missed though it is subscribed to. */
  void renew(String channel) {
    if (followers.containsKey(channel)) {
      link.subscribe(channel);
    }
  }

  /** All followers, each with all others of its channel. */
  List<Follower> all() {
    return followers.values().stream().flatMap(List::stream).toList();
  }
}
