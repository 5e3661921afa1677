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

/**
 * What a connection reads besides its rooms: the user's private messages, and who is online.
 * Guarded by the lock of its {@link Feed}.
 */
final class Inbox {
  private final MessageCursor cursor;
  private final OnlineUsers online;
  private final int historySize;
  private final WelcomeForm form;

  private boolean live;
  private long onlineCursor;

  Inbox(Supplier<EventLog> messages, OnlineUsers online, int historySize, WelcomeForm form) {
    this.cursor = new MessageCursor(messages, null);
    this.online = online;
    this.historySize = historySize;
    this.form = form;
  }

  /** Writes {@code welcome} and goes on live from there. */
  void writeWelcome(FrameBuilder frame, @Nullable String re, @Nullable Position since) {
    OnlineUsers.Snapshot now = online.snapshot();
    Slice history = cursor.begin(since, historySize);
    frame.add(
        EventEncoder.encode(
            form.fill(re, new ServerMessage.Online(now.count(), now.users())),
            new ServerMessage.Inbox(cursor.epoch(), history.seq(), history.whole()),
            history.events()));
    onlineCursor = now.seq();
    live = true;
  }

  /** A welcome that lacks only what it answers and who is online. */
  @FunctionalInterface
  interface WelcomeForm {
    ServerMessage.Welcome fill(@Nullable String re, ServerMessage.Online online);
  }

  /** How many messages are due. */
  long lag() {
    return live ? cursor.lag() : 0;
  }

  /** Adds what is due. */
  void collect(FrameBuilder frame) {
    if (!live) {
      return;
    }
    if (cursor.isLost()) { // there is no way on from the old position: it begins anew, unasked
      writeWelcome(frame, null, null);
      return;
    }
    collectOnline(frame);
    cursor.collect(frame);
  }

  private void collectOnline(FrameBuilder frame) {
    Batch batch = online.changes().after(onlineCursor);
    if (batch.isEmpty()) {
      return;
    }
    if (batch.missed() > 0) {
      OnlineUsers.Snapshot now = online.snapshot();
      frame.add(
          EventEncoder.encode(
              new ServerMessage.OnlineUsers(null, now.count(), now.users(), null, null)));
      onlineCursor = now.seq();
    } else {
      frame.add(batch.events());
      onlineCursor = batch.to();
    }
  }
}
