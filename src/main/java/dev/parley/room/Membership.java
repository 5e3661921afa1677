package dev.parley.room;

import dev.parley.delivery.FrameBuilder;
import dev.parley.log.Batch;
import dev.parley.log.Slice;
import dev.parley.message.EventEncoder;
import dev.parley.message.Position;
import dev.parley.message.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a room: its cursors there. Guarded by the lock of its {@link Feed}.
 *
 * <p>It becomes live with the answer to the join, which holds what there was when this came to be,
 * so that live delivery starts exactly after it.
 */
final class Membership {
  private final Room room;
  private final MessageCursor messages;

  private boolean live;
  private long presence;
  private long typing;

  Membership(Room room) {
    this.room = room;
    this.messages = new MessageCursor(room::messages, room.name());
  }

  Room room() {
    return room;
  }

  /** Writes {@code joinedRoom} and goes on live from there. */
  void writeJoined(FrameBuilder frame, @Nullable String re, @Nullable Position since) {
    if (live) { // joined again: what was due before comes first, so that nothing is skipped
      collectAll(frame);
    }
    RoomSnapshot now = room.audience().snapshot();
    Slice history = messages.begin(since, room.historySize());
    frame.add(
        EventEncoder.encode(
            new ServerMessage.JoinedRoom(
                re,
                room.name(),
                messages.epoch(),
                history.seq(),
                history.whole(),
                now.users(),
                now.count(),
                now.typing()),
            history.events()));
    presence = now.presenceSeq();
    typing = now.typingVersion();
    live = true;
  }

  /** Writes {@code leftRoom} after all messages that were due before. */
  void writeLeft(FrameBuilder frame, @Nullable String re) {
    if (live) {
      messages.collectAll(frame);
    }
    frame.add(EventEncoder.encode(new ServerMessage.LeftRoom(re, room.name())));
  }

  /** How many messages are due. */
  long lag() {
    return live ? messages.lag() : 0;
  }

  /** Adds what is due in this room. */
  void collect(FrameBuilder frame) {
    if (!live) {
      return;
    }
    if (messages.isLost()) { // there is no way on from the old position: it begins anew, unasked
      writeJoined(frame, null, null);
      return;
    }
    collectPresence(frame);
    if (frame.isOwn() && !room.isFull()) {
      messages.collectOwn(frame);
    } else {
      messages.collect(frame);
    }
    collectTyping(frame);
  }

  private void collectAll(FrameBuilder frame) {
    collectPresence(frame);
    messages.collectAll(frame);
  }

  private void collectPresence(FrameBuilder frame) {
    Batch batch = room.audience().changes().after(presence);
    if (batch.isEmpty()) {
      return;
    }
    if (batch.missed() > 0) { // merged into one for whoever was too slow for the single events
      RoomSnapshot now = room.audience().snapshot();
      frame.add(
          EventEncoder.encode(new ServerMessage.RoomUsers(room.name(), now.count(), now.users())));
      presence = now.presenceSeq();
    } else {
      frame.add(batch.events());
      presence = batch.to();
    }
  }

  private void collectTyping(FrameBuilder frame) {
    if (room.audience().typingVersion() != typing) {
      RoomSnapshot now = room.audience().snapshot();
      frame.add(EventEncoder.encode(new ServerMessage.Typing(room.name(), now.typing())));
      typing = now.typingVersion();
    }
  }
}
