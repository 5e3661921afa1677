package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.message.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Puts one frame together from whatever is due. A frame that many readers share stays shared as
 * long as nothing else goes with it. Not thread-safe.
 */
public final class FrameBuilder {
  private static final int LIMIT = 128 * 1024;

  private @Nullable ServerFrame only;
  private @Nullable StringBuilder events;
  private int bytes; // of the events
  private boolean more;
  private int messages;
  private long since;
  private long missed;

  /** Adds the events of a frame. */
  public void add(ServerFrame frame) {
    if (only == null && events == null) {
      only = frame;
    } else {
      append(frame);
    }
  }

  /** Adds the messages of a frame; {@code since} is when the first of them came to its log. */
  public void addMessages(ServerFrame frame, int count, long since) {
    add(frame);
    this.since = messages == 0 ? since : Math.min(this.since, since);
    messages += count;
  }

  /** Adds an event that tells that so many messages were missed. */
  public void addMissed(String event, long count) {
    add(event);
    missed += count;
  }

  /** Adds an encoded event. */
  public void add(String event) {
    next().append(event);
    bytes += Utf8.length(event);
  }

  /** Notes that more is due than went in. */
  public void cut() {
    more = true;
  }

  /** Whether the frame is large enough to be sent before more goes in. */
  public boolean isFull() {
    return length() >= LIMIT;
  }

  /** Whether another frame is due right after this one. */
  public boolean hasMore() {
    return more;
  }

  /** The frame, or null when nothing was added; nothing may be added after that. */
  public @Nullable ServerFrame build() {
    return events == null ? only : new ServerFrame(events.append(']').toString(), bytes + 2);
  }

  /** How many messages were added. */
  public int messages() {
    return messages;
  }

  /** When the first of the messages came to its log; without meaning when there are none. */
  public long since() {
    return since;
  }

  /** How many messages were told to have been missed. */
  public long missed() {
    return missed;
  }

  private int length() {
    if (events != null) {
      return events.length();
    }
    return only == null ? 0 : only.text().length();
  }

  private StringBuilder next() {
    if (events == null) {
      events = new StringBuilder("[");
      if (only != null) {
        append(only);
        only = null;
      }
    }
    if (events.length() > 1) {
      events.append(',');
      bytes++;
    }
    return events;
  }

  /** All but the brackets. */
  private void append(ServerFrame frame) {
    next().append(frame.text(), 1, frame.text().length() - 1);
    bytes += frame.bytes() - 2;
  }
}
