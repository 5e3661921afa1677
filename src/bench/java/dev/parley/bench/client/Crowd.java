package dev.parley.bench.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** All clients of a step of a scenario: some rooms with as many members each. */
public final class Crowd implements AutoCloseable {
  /** Connections that are being opened, or rooms being joined, at the same time. */
  private static final int AT_ONCE = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  /** How long messages that should not come are waited for. */
  private static final long EXTRA_MILLIS = 20;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Loop loop = new Loop();
  private final List<Room> rooms = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** Clients of one server that are not connected yet. */
  public Crowd(Place at, int roomCount, int members) {
    this(List.of(at), roomCount, members);
  }

  /**
   * Clients that are not connected yet, the members of each room at the nodes by turns. Names are
   * used once, so no server remembers them.
   */
  public Crowd(List<Place> nodes, int roomCount, int members) {
    int number = NUMBER.incrementAndGet();
    for (int i = 0; i < roomCount; i++) {
      Room room = new Room(i, "r" + number + "-" + i);
      rooms.add(room);
      for (int place = 0; place < members; place++) {
        String name = "u" + number + "x" + i + "x" + place;
        Place at = nodes.get(place % nodes.size());
        Link link = new Link(loop, at, name, room, place, members);
        room.members().add(link);
        links.add(link);
      }
    }
  }

  public Loop loop() {
    return loop;
  }

  public List<Room> rooms() {
    return rooms;
  }

  public List<Link> links() {
    return links;
  }

  /** Connects everybody and lets them join their rooms. */
  public Crowd enter() {
    return enter(AT_ONCE);
  }

  /** Connects everybody, so many at a time, and lets them join their rooms. */
  public Crowd enter(int atOnce) {
    all(links, atOnce, link -> (done -> link.connect(true, done)));
    return this;
  }

  /** Does something with each client, some at a time, and waits until it is done with all. */
  public Wave all(List<Link> of, Function<Link, Consumer<Runnable>> step) {
    return all(of, AT_ONCE, step);
  }

  /** Does something with each client, so many at a time, and waits until it is done with all. */
  public Wave all(List<Link> of, int atOnce, Function<Link, Consumer<Runnable>> step) {
    Wave wave = new Wave(of, step);
    loop.post(() -> wave.start(atOnce));
    boolean done =
        Waiting.until(
            PATIENCE,
            () -> {
              loop.check();
              return wave.isDone();
            });
    if (!done) {
      throw new CheckFailed("only " + wave.done() + " of " + of.size() + " clients came through");
    }
    return wave;
  }

  /** Posts one message in each room, and waits until all readers have it. */
  public void postOnce(int bodySize) {
    loop.call(
        () -> {
          rooms.forEach(room -> room.post(System.nanoTime(), bodySize));
          return null;
        });
    settle();
  }

  /** Messages that all readers together must have got, with those not yet delivered. */
  public long due() {
    return rooms.stream().mapToLong(room -> (long) room.posted() * room.readers()).sum();
  }

  /** Waits until every reader has every message that was posted; more or fewer is a failure. */
  public void settle() {
    long due =
        loop.call(
            () -> {
              loop.meter().onReceipt((room, nanos) -> {});
              return due();
            });
    settle(due);
  }

  /** Waits until the readers together have so many messages; more or fewer is a failure. */
  public void settle(long due) {
    Waiting.until(PATIENCE, () -> loop.call(() -> loop.meter().deliveries()) >= due);
    Waiting.millis(EXTRA_MILLIS);
    long got = loop.call(() -> loop.meter().deliveries());
    if (got != due) {
      throw new CheckFailed("readers got " + got + " messages in place of " + due);
    }
  }

  private boolean allLeft() {
    return links.stream().allMatch(Link::hasLeft);
  }

  @Override
  public void close() {
    loop.post(() -> links.forEach(Link::leave));
    Waiting.until(GOODBYE, () -> loop.hasFailed() || loop.call(this::allLeft));
    loop.close();
  }
}
