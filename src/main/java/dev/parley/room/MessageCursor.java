package dev.parley.room;

import dev.parley.delivery.FrameBuilder;
import dev.parley.log.Batch;
import dev.parley.log.EventLog;
import dev.parley.log.Slice;
import dev.parley.message.EventEncoder;
import dev.parley.message.Position;
import dev.parley.message.ServerMessage;
import org.jspecify.annotations.Nullable;

/** Where a connection stands in a log of messages. Guarded by the connection's lock. */
final class MessageCursor {
  private final EventLog log;
  private final @Nullable String room;
  private long seq;

  /**
   * A cursor at the beginning.
   *
   * @param room what the reader is told to have missed messages of; null for its own inbox
   */
  MessageCursor(EventLog log, @Nullable String room) {
    this.log = log;
    this.room = room;
  }

  /** Gives what a reader gets when it comes, or comes back, and goes on from there. */
  Slice begin(@Nullable Position since, int historySize) {
    Slice history = Recovery.of(log, since, historySize);
    seq = history.seq();
    return history;
  }

  /** Adds what is due, and before it how much the log no longer had. */
  void collect(FrameBuilder frame) {
    Batch batch = log.after(seq);
    if (batch.isEmpty()) {
      return;
    }
    if (batch.missed() > 0) {
      frame.add(
          EventEncoder.encode(
              new ServerMessage.Lagged(room, batch.missed(), seq + batch.missed())));
    }
    frame.add(batch.frame());
    seq = batch.to();
    if (batch.more()) {
      frame.cut();
    }
  }

  /** Adds all that is due, however much it is. */
  void collectAll(FrameBuilder frame) {
    while (seq < log.seq()) {
      collect(frame);
    }
  }
}
