package dev.parley.room;

import dev.parley.delivery.FrameBuilder;
import dev.parley.log.Batch;
import dev.parley.log.EventLog;
import dev.parley.log.Slice;
import dev.parley.message.EventEncoder;
import dev.parley.message.Position;
import dev.parley.message.ServerMessage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a connection stands in a log of messages. Guarded by the lock of its {@link Feed}. */
final class MessageCursor {
  private final Supplier<EventLog> current;
  private final @Nullable String room;
  private EventLog log;
  private long seq;

  /**
   * A cursor at the end of what there is by now.
   *
   * @param current the log, which another may replace
   * @param room what the reader is told to have missed messages of; null for its own inbox
   */
  MessageCursor(Supplier<EventLog> current, @Nullable String room) {
    this.current = current;
    this.log = current.get();
    this.seq = log.seq();
    this.room = room;
  }

  /**
   * Gives what a reader gets when it comes, or comes back, and goes on from there: up to where this
   * stands, so that whatever was added since is live for the reader.
   */
  Slice begin(@Nullable Position since, int historySize) {
    if (isLost()) {
      log = current.get();
      seq = log.seq();
    }
    Slice history = Recovery.of(log, since, seq, historySize);
    seq = history.seq();
    return history;
  }

  /** The epoch in which this stands. */
  String epoch() {
    return log.epoch();
  }

  /** Whether the log was lost and another has taken its place: the reader must begin anew. */
  boolean isLost() {
    return log != current.get();
  }

  /** How many messages are due. */
  long lag() {
    return isLost() ? 0 : Math.max(0, log.seq() - seq);
  }

  /** Adds what is due, as others share it, and before it how much the log no longer had. */
  void collect(FrameBuilder frame) {
    add(log.after(seq), frame);
  }

  /** As {@link #collect}, but shared with nobody, and so with what has come most recently. */
  void collectOwn(FrameBuilder frame) {
    add(log.allAfter(seq), frame);
  }

  /** Adds all that is due, however much it is. */
  void collectAll(FrameBuilder frame) {
    while (add(log.after(seq), frame)) {
      // until nothing is left
    }
  }

  /** Adds what is due; tells if there was any. */
  private boolean add(Batch batch, FrameBuilder frame) {
    if (batch.isEmpty()) {
      return false;
    }
    if (batch.missed() > 0) {
      frame.addMissed(
          EventEncoder.encode(new ServerMessage.Lagged(room, batch.missed(), seq + batch.missed())),
          batch.missed());
    }
    frame.addMessages(batch.events(), batch.size(), batch.since());
    seq = batch.to();
    if (batch.more()) {
      frame.cut();
    }
    return true;
  }
}
