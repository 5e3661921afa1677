package dev.parley.bench.client;

import java.util.ArrayList;
import java.util.List;

/** A room and its members. Used by the loop's thread alone, once it runs. */
public final class Room {
  private final int number;
  private final String name;
  private final List<Link> members = new ArrayList<>();
  private int posted;
  private int turn;

  /**
   * An empty room.
   *
   * @param number told in each message, so that one which strays is noticed
   */
  Room(int number, String name) {
    this.number = number;
    this.name = name;
  }

  int number() {
    return number;
  }

  /** Its name for the server. */
  public String name() {
    return name;
  }

  /** All members, by their places. */
  public List<Link> members() {
    return members;
  }

  /** How many messages were posted to it. */
  public int posted() {
    return posted;
  }

  /** How many members read. */
  public int readers() {
    return (int) members.stream().filter(Link::reads).count();
  }

  /**
   * Posts a message from the next member that reads: all take turns.
   *
   * @param nanos the intended time of sending
   * @param size bytes of the body
   */
  public void post(long nanos, int size) {
    Link sender;
    do {
      sender = members.get(turn);
      turn = (turn + 1) % members.size();
    } while (!sender.reads());
    posted++;
    sender.post(nanos, size);
  }

  /**
   * Posts a message from one member.
   *
   * @return how many were posted to the room
   */
  public int postFrom(int place, long nanos, int size) {
    members.get(place).post(nanos, size);
    return ++posted;
  }
}
