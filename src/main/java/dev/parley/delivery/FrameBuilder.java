package dev.parley.delivery;

import dev.parley.message.Events;
import dev.parley.message.ServerFrame;
import dev.parley.message.Utf8;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Puts one frame together from whatever is due. A frame that many readers share stays shared as
 * long as nothing else goes with it; else its events are copied once, into a frame of exactly the
 * length. Not thread-safe.
 */
public final class FrameBuilder {
  /** Bytes. */
  private static final int LIMIT = 128 * 1024;

  private @Nullable Events only;
  private @Nullable StringJoiner joined;
  private int bytes; // of what is joined, with the commas
  private boolean more;
  private int messages;
  private long since;
  private long missed;

  /** Adds events. */
  public void add(Events events) {
    if (only == null && joined == null) {
      only = events;
    } else {
      join(events);
    }
  }

  /** Adds messages; {@code since} is when the first of them came to its log. */
  public void addMessages(Events events, int count, long since) {
    add(events);
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
    separate().add(event);
    bytes += Utf8.length(event) + 1;
  }

  /** Whether it holds what no other reader gets, so that nobody can share it. */
  public boolean isOwn() {
    return joined != null;
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
    if (joined != null) {
      return new ServerFrame(joined.toString(), bytes - 1 + ServerFrame.BRACKETS);
    }
    return only == null ? null : only.frame();
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
    return only == null ? bytes : only.bytes();
  }

  private void join(Events events) {
    events.addTo(separate());
    bytes += events.bytes() + 1;
  }

  /** The text of a frame that is not shared, with what was added before. */
  private StringJoiner separate() {
    StringJoiner text = joined;
    if (text == null) {
      text = ServerFrame.joiner();
      joined = text;
      if (only != null) {
        Events first = only;
        only = null;
        join(first);
      }
    }
    return text;
  }
}
