package dev.parley.bench.micro;

import dev.parley.delivery.FrameBuilder;
import dev.parley.log.EventLog;
import dev.parley.message.ServerFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A room's log: appending, and building the frame for what waits. */
public class Log {
  static final String MESSAGE =
      "{\"type\":\"newMessage\",\"from\":\"Ada\",\"message\":\"Has anybody seen the notes of"
          + " yesterday's meeting?\",\"room\":\"lobby\",\"seq\":4711,"
          + "\"time\":\"2026-11-24T15:04:05.123Z\"}";

  private static final int CAPACITY = 500;
  private static final String ACK =
      "{\"type\":\"ack\",\"duplicate\":false,\"epoch\":\"0123456789ab\",\"re\":\"17\","
          + "\"room\":\"lobby\",\"seq\":4711,\"time\":\"2026-11-24T15:04:05.123Z\"}";

  /** A log that is full. */
  static EventLog full() {
    EventLog log = new EventLog("0123456789ab", CAPACITY);
    for (int i = 0; i < CAPACITY; i++) {
      log.append(seq -> MESSAGE);
    }
    return log;
  }

  /** A log to append to. */
  @State(Scope.Benchmark)
  public static class Growing {
    private final EventLog log = full();
  }

  /** A log with some messages that a reader does not have. */
  @State(Scope.Benchmark)
  public static class Waiting {
    @Param({"1", "10", "100"})
    private int messages;

    private EventLog log;
    private long cursor;

    /** Sets the reader behind. */
    @Setup
    public void setUp() {
      log = full();
      cursor = log.seq() - messages;
    }
  }

  /** One message more. */
  @Benchmark
  public long append(Growing state) {
    return state.log.append(seq -> MESSAGE);
  }

  /** The frame of the first reader with this cursor. */
  @Benchmark
  public ServerFrame buildFrame(Waiting state) {
    state.log.renew();
    return state.log.after(state.cursor).events().frame();
  }

  /** The frame of a further reader with this cursor. */
  @Benchmark
  public ServerFrame shareFrame(Waiting state) {
    return state.log.after(state.cursor).events().frame();
  }

  /** The frame of the one who posted, with an answer before the messages. */
  @Benchmark
  public ServerFrame buildFrameWithAnswer(Waiting state) {
    FrameBuilder frame = new FrameBuilder();
    frame.add(ACK);
    frame.add(state.log.allAfter(state.cursor).events());
    return frame.build();
  }
}
