package dev.parley.bench.client;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * One client: a connection, its user and its place in a room. It can be cut and come back. Used by
 * the loop's thread alone, once it runs.
 */
public final class Link {
  private static final int SMALL_BUFFER = 4096;

  private final Loop loop;
  private final Place at;
  private final Dialect dialect;
  private final String name;
  private final Room room;
  private final int place;
  private final Order order;
  private final Map<String, String> notes = new HashMap<>(0);
  private int sent;

  private Wire wire;
  private final Dialect.Around around;
  private Runnable onStep = () -> {};
  private boolean reads = true;
  private boolean returning;
  private boolean joins;
  private boolean isJoined;

  Link(Loop loop, Place at, String name, Room room, int place, int members) {
    this.loop = loop;
    this.at = at;
    this.dialect = at.dialect();
    this.name = name;
    this.room = room;
    this.place = place;
    this.order = new Order(members);
    this.around = dialect.around(this);
  }

  public String name() {
    return name;
  }

  /** The room that it is in, or will be. */
  public Room room() {
    return room;
  }

  int place() {
    return place;
  }

  /** The last position in the room's log that it has. */
  long seq() {
    return order.seq();
  }

  /** What the dialect remembers about it, such as a token. */
  Map<String, String> notes() {
    return notes;
  }

  boolean reads() {
    return reads;
  }

  /** Whether it was here before and wants what it missed. */
  boolean isReturning() {
    return returning;
  }

  /** Whether it joins as soon as it is connected. */
  boolean joinsAtOnce() {
    return joins;
  }

  /** Lets it never read again once it has joined, with buffers that are full soon. */
  public void neverRead() {
    reads = false;
  }

  /** Connects and logs in. */
  public void connect(boolean joinAtOnce, Runnable done) {
    joins = joinAtOnce;
    isJoined = false;
    onStep = done;
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (!reads) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
      }
      channel.connect(at.address());
      wire = new Wire(loop, this, channel, at.request());
      wire.register(SelectionKey.OP_CONNECT);
    } catch (IOException e) {
      throw new CheckFailed("no connection for " + name, e);
    }
  }

  /** Joins its room. */
  public void join(Runnable done) {
    onStep = done;
    dialect.join(this);
  }

  /** Breaks the connection without a word (TCP reset). */
  public void cut() {
    returning = true;
    wire.reset();
  }

  /** Ends the connection: with a goodbye, or, if it never reads, without. */
  void leave() {
    if (wire != null && reads) {
      wire.leave();
    } else if (wire != null) {
      wire.close();
    }
  }

  boolean hasLeft() {
    return wire == null || wire.isClosed();
  }

  /** Sends a text frame. */
  void send(String text) {
    byte[] bytes = Bytes.of(text);
    wire.send(bytes, bytes.length);
  }

  void post(long nanos, int size) {
    byte[] text = loop.draft();
    int at = around.before().length;
    System.arraycopy(around.before(), 0, text, 0, at);
    Body.write(text, at, room.number(), place, sent++, nanos, size);
    at += size;
    System.arraycopy(around.behind(), 0, text, at, around.behind().length);
    wire.send(text, at + around.behind().length);
  }

  /** The dialect has logged in. */
  void ready() {
    if (joins) {
      dialect.join(this);
    } else {
      step();
    }
  }

  /** The dialect has joined the room. */
  void joined() {
    if (!isJoined) {
      isJoined = true;
      if (!reads) {
        wire.register(0);
      }
      step();
    }
  }

  /** The join gave no more than history: this seq is the first. */
  void restart(long firstSeq) {
    order.restart(firstSeq);
  }

  /** The join gave no more than history, if there is any: what comes next is the first. */
  void restartIfLate() {
    if (room.posted() > 0) {
      order.restart(0);
    }
  }

  void opened() {
    dialect.open(this);
  }

  /** Reads a frame. */
  void read(byte[] in, int from, int to, Scan scan) {
    scan.clear();
    dialect.read(this, in, from, to, scan);
  }

  /** Takes messages, in the order in which they came. */
  void take(Scan scan) {
    if (scan.count > 0) {
      order.check(this, scan);
      loop.meter().delivered(this, scan, System.nanoTime());
    }
  }

  private void step() {
    Runnable done = onStep;
    onStep = () -> {};
    done.run();
  }
}
