package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import org.jspecify.annotations.Nullable;

/**
 * Puts one frame together from whatever is due. A frame that many readers share stays shared as
 * long as nothing else goes with it. Not thread-safe.
 */
public final class FrameBuilder {
  private static final int LIMIT = 128 * 1024;

  private @Nullable ServerFrame only;
  private @Nullable StringBuilder events;
  private boolean more;
  private int messages;
  private long since;
  private long missed;

  /** Adds the events of a frame. */
  public void add(ServerFrame frame) {
    if (only == null && events == null) {
      only = frame;
    } else {
      next().append(frame.text(), 1, frame.text().length() - 1);
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

  /** The frame, or null when nothing was added. */
  public @Nullable ServerFrame build() {
    return events == null ? only : ServerFrame.of(events);
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
      events = new StringBuilder();
      if (only != null) {
        events.append(only.text(), 1, only.text().length() - 1);
        only = null;
      }
    }
    if (!events.isEmpty()) {
      events.append(',');
    }
    return events;
  }
}
