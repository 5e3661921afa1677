package dev.parley.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks, after the fact, at what clients sent, had acknowledged and received, and tells what broke
 * the promises: every acknowledged message once, in one order, for every member, or announced as
 * missed. Recording is thread-safe; {@link #findings()} is for the end.
 */
final class HistoryChecker {

  /** A place in a room's log. */
  record Place(String room, String epoch, long seq) {}

  private record Ack(String key, Place place, boolean duplicate) {}

  private record Receipt(String member, Place place, String key) {}

  private record Skip(String member, Place from, long to) {}

  private final ConcurrentLinkedQueue<Ack> acks = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Receipt> ends = new ConcurrentLinkedQueue<>();

  /** The server acknowledged the message with this key. */
  void acknowledged(String key, Place place, boolean duplicate) {
    acks.add(new Ack(key, place, duplicate));
  }

  /** A member began to read a room after this place, having been told what came before. */
  void began(String member, Place after) {
    seen.add(new Skip(member, after, after.seq()));
  }

  /** A member received a message. */
  void received(String member, Place place, String key) {
    seen.add(new Receipt(member, place, key));
  }

  /** The last place that a member must have come to. */
  void mustReach(String member, Place place) {
    ends.add(new Receipt(member, place, ""));
  }

  /** What broke the promises, in words; empty when all is well. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    Map<Place, String> log = new HashMap<>();
    Map<String, Place> reached = new HashMap<>();
    for (Object entry : seen) {
      if (entry instanceof Skip skip) {
        reached.put(reader(skip.member(), skip.from()), skip.from());
      } else if (entry instanceof Receipt receipt) {
        checkOrder(receipt, reached, findings);
        checkAgreement(receipt, log, findings);
      }
    }
    checkAcks(log, findings);
    for (Receipt end : ends) {
      Place place = reached.get(reader(end.member(), end.place()));
      if (place == null || place.seq() < end.place().seq()) {
        findings.add(end.member() + " came to " + place + " instead of " + end.place());
      }
    }
    return findings;
  }

  private static void checkOrder(
      Receipt receipt, Map<String, Place> reached, List<String> findings) {
    Place place = receipt.place();
    Place before = reached.put(reader(receipt.member(), place), place);
    boolean follows =
        before != null && before.epoch().equals(place.epoch()) && before.seq() + 1 == place.seq();
    if (!follows) {
      findings.add(receipt.member() + " received " + place + " after " + before);
    }
  }

  private static void checkAgreement(
      Receipt receipt, Map<Place, String> log, List<String> findings) {
    String known = log.putIfAbsent(receipt.place(), receipt.key());
    if (known != null && !known.equals(receipt.key())) {
      findings.add(receipt.place() + " is " + known + " and " + receipt.key());
    }
  }

  private void checkAcks(Map<Place, String> log, List<String> findings) {
    Map<String, Place> places = new HashMap<>();
    log.forEach(
        (place, key) -> {
          Place other = places.put(key, place);
          if (other != null) {
            findings.add(key + " is at " + other + " and at " + place);
          }
        });
    for (Ack ack : acks) {
      if (!ack.place().equals(places.get(ack.key()))) {
        findings.add(
            ack.key() + " was acknowledged at " + ack.place() + ", is " + places.get(ack.key()));
      }
    }
  }

  private static String reader(String member, Place place) {
    return member + " in " + place.room();
  }
}
