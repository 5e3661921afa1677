package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A connection whose writes end inline, or when the test says so, well or badly. */
public final class FakeTransport implements Transport {
  private final List<String> sent = new ArrayList<>();
  private final List<CloseCode> closed = new ArrayList<>();
  private final List<ByteBuffer> pings = new ArrayList<>();
  private final boolean inline;
  private final long window;
  private final boolean blocks;
  private Completion inFlight;
  private int depth;
  private int deepest;
  private int asynchronous;

  private FakeTransport(boolean inline, long window, boolean blocks) {
    this.inline = inline;
    this.window = window;
    this.blocks = blocks;
  }

  /** Every write ends before the call returns. */
  public static FakeTransport inline() {
    return new FakeTransport(true, Long.MAX_VALUE, true);
  }

  /** A write ends when the test calls {@link #finish()} or {@link #fail()}. */
  public static FakeTransport late() {
    return new FakeTransport(false, Long.MAX_VALUE, true);
  }

  /** As {@link #late()}, and said not to block. */
  public static FakeTransport neverBlocking() {
    return new FakeTransport(false, Long.MAX_VALUE, false);
  }

  /** Every write ends before the call returns, and so many bytes may be unread. */
  static FakeTransport inline(long window) {
    return new FakeTransport(true, window, true);
  }

  @Override
  public void send(ServerFrame frame, Completion done) {
    if (inFlight != null) {
      throw new IllegalStateException("a second write while one is in flight");
    }
    sent.add(frame.text());
    inFlight = done;
    if (inline) {
      finish();
    }
  }

  @Override
  public void sendAsync(ServerFrame frame, Completion done) {
    asynchronous++;
    send(frame, done);
  }

  @Override
  public boolean mayBlock() {
    return blocks;
  }

  @Override
  public long window() {
    return window;
  }

  @Override
  public void ping(ByteBuffer content) {
    pings.add(content);
  }

  @Override
  public void close(CloseCode code) {
    closed.add(code);
  }

  /** Ends the write in flight. */
  public void finish() {
    end(null);
  }

  /** Lets the write in flight fail. */
  public void fail() {
    end(new IllegalStateException("broken pipe"));
  }

  /** The frames, in order. */
  public List<String> sent() {
    return sent;
  }

  /** Drops the frames so far. */
  public void forget() {
    sent.clear();
  }

  /** The reasons it was closed for. */
  public List<CloseCode> closed() {
    return closed;
  }

  /** The contents of the ping frames, in order. */
  public List<ByteBuffer> pings() {
    return pings;
  }

  /** How many of the frames were not to block. */
  int asynchronous() {
    return asynchronous;
  }

  /** How deep writes were nested in the ends of others. */
  public int deepest() {
    return deepest;
  }

  private void end(Throwable failure) {
    Completion ending = inFlight;
    inFlight = null;
    depth++;
    deepest = Math.max(deepest, depth);
    ending.ended(failure);
    depth--;
  }
}
