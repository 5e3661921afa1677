package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.FrameBuilder;
import dev.parley.delivery.Outbox;
import dev.parley.delivery.Outgoing;
import dev.parley.message.EventEncoder;
import dev.parley.message.ServerFrame;
import dev.parley.message.ServerMessage;
import dev.parley.metrics.Metrics;
import dev.parley.runtime.ChatClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is sent: the answers that wait for it, and what comes in each log that it
 * reads, as whoever it is. Thread-safe: its monitor guards all that is not final, and is held for
 * nothing but making up frames and changing that state.
 */
final class Feed implements Outbox.Source {
  /** Answers that may wait for a client which asks on but does not read. */
  private static final int MAX_ANSWERS = 4096;

  private final ChatClock clock;
  private final Metrics metrics;

  private @Nullable Queue<Answer> answers; // null while none waits, as for most connections
  private final List<Membership> memberships = new ArrayList<>(1); // most are in few rooms
  private @Nullable Inbox inbox;
  private @Nullable CloseCode closing;
  private boolean heartbeatDue;
  private boolean ended;
  private List<Membership> left = List.of();
  private volatile @Nullable User user; // written under the lock alone

  /** Nothing, for nobody yet. */
  Feed(ChatClock clock, Metrics metrics) {
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Whose it is; null until the username is set. */
  @Nullable User user() {
    return user;
  }

  /** Makes this the user's; tells whether it has not ended meanwhile. */
  synchronized boolean identify(User owner, Inbox ownInbox) {
    if (!ended) {
      user = owner;
      inbox = ownInbox;
    }
    return !ended;
  }

  /** The membership in a room, or null. */
  synchronized @Nullable Membership membership(String room) {
    for (Membership membership : memberships) {
      if (membership.room().name().equals(room)) {
        return membership;
      }
    }
    return null;
  }

  synchronized int membershipCount() {
    return memberships.size();
  }

  /** Begins a membership, unless this has ended; tells whether it has not. */
  synchronized boolean add(Membership membership) {
    if (!ended) {
      memberships.add(membership);
    }
    return !ended;
  }

  /** Ends the membership in a room and gives it, or null if there is none. */
  synchronized @Nullable Membership remove(String room) {
    Membership membership = membership(room);
    memberships.remove(membership);
    return membership;
  }

  /** Queues an answer, of which an ended one has no need; tells whether there was room for it. */
  synchronized boolean offer(Answer answer) {
    if (waitingAnswers() >= MAX_ANSWERS) {
      return false;
    }
    if (!ended) {
      if (answers == null) {
        answers = new ArrayDeque<>(2);
      }
      answers.add(answer);
    }
    return true;
  }

  /** Has a ping frame and the event {@code ping} go out next. */
  synchronized void heartbeat() {
    heartbeatDue = true;
  }

  /** Ends with the answers that wait, and then closes the connection. */
  synchronized void close(CloseCode code) {
    closing = code;
  }

  /** Ends for good. */
  synchronized void end() {
    left = List.copyOf(memberships);
    ended = true;
    memberships.clear();
    answers = null;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** The memberships that it had when it ended. */
  synchronized Collection<Membership> left() {
    return left;
  }

  /** How many answers wait. */
  synchronized int waitingAnswers() {
    return answers == null ? 0 : answers.size();
  }

  /** How many messages are due in the log where it is furthest behind. */
  synchronized long lag() {
    long inboxLag = inbox == null ? 0 : inbox.lag();
    return memberships.stream().mapToLong(Membership::lag).reduce(inboxLag, Math::max);
  }

  /** Whether one of its rooms will have it written without a wake ({@link Room#willWrite}). */
  synchronized boolean willBeWritten() {
    return memberships.stream().anyMatch(membership -> membership.room().willWrite());
  }

  @Override
  public synchronized @Nullable Outgoing next() {
    if (heartbeatDue) {
      heartbeatDue = false;
      String ping = EventEncoder.encode(new ServerMessage.Ping(clock.now()));
      return new Outgoing.Heartbeat(ServerFrame.of(ping));
    }
    FrameBuilder frame = new FrameBuilder();
    collectAnswers(frame);
    if (closing == null) {
      collectLive(frame);
    }
    ServerFrame due = frame.build();
    if (due != null) {
      if (frame.missed() > 0) {
        metrics.missed(frame.missed());
      }
      boolean more = frame.hasMore() || frame.isFull() || closing != null;
      return new Outgoing.Text(due, more, frame.messages(), frame.since());
    }
    return closing == null ? null : new Outgoing.Close(closing);
  }

  @Override
  public void written(int messages, long since) {
    metrics.frameSent(messages, messages == 0 ? 0 : clock.nanos() - since);
  }

  private void collectAnswers(FrameBuilder frame) {
    while (answers != null && !frame.isFull()) {
      answers.remove().writeTo(frame);
      if (answers.isEmpty()) {
        answers = null;
      }
    }
  }

  private void collectLive(FrameBuilder frame) {
    for (Membership membership : memberships) {
      if (frame.isFull()) {
        return;
      }
      membership.collect(frame);
    }
    if (inbox != null) {
      inbox.collect(frame);
    }
  }
}
