package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Flusher;
import dev.parley.delivery.FrameBuilder;
import dev.parley.delivery.Outbox;
import dev.parley.delivery.Outgoing;
import dev.parley.delivery.StallWatch;
import dev.parley.delivery.Transport;
import dev.parley.message.EventEncoder;
import dev.parley.message.ServerFrame;
import dev.parley.message.ServerMessage;
import dev.parley.metrics.Metrics;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.StepQueue;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection: the answers that wait for it, and a cursor in each log that it reads.
 * Thread-safe: its monitor guards all that is not final or volatile, and is held for nothing but
 * making up frames and changing that state; writing happens in the {@link Outbox}, outside of it.
 */
public final class Connection implements Flusher.Reader {
  /** Answers that may wait for a client which asks on but does not read. */
  private static final int MAX_ANSWERS = 4096;

  private final UUID id = UUID.randomUUID();
  private final Peer peer;
  private final RequestRate rate;
  private final StepQueue requests = new StepQueue();
  private final ChatClock clock;
  private final Metrics metrics;
  private final Outbox outbox;

  private @Nullable Queue<Answer> answers; // null while none waits, as for most connections
  private final List<Membership> memberships = new ArrayList<>(1); // most are in few rooms
  private @Nullable Inbox inbox;
  private @Nullable CloseCode closing;
  private boolean heartbeatDue;
  private boolean ended;
  private List<Membership> left = List.of();

  private volatile @Nullable User user;
  private volatile boolean broken;
  private volatile long lastNamed;
  private volatile long lastReceived;
  private volatile long lastHeartbeat;

  /**
   * An open connection of nobody yet.
   *
   * @param onClose called when the server has closed the connection
   */
  Connection(
      Transport transport,
      Peer peer,
      RequestRate rate,
      ChatClock clock,
      Executor workers,
      StallWatch stalls,
      Metrics metrics,
      Consumer<Connection> onClose) {
    this.peer = peer;
    this.rate = rate;
    this.clock = clock;
    this.metrics = metrics;
    this.outbox =
        new Outbox(transport, new Due(), clock, workers, stalls, () -> onClose.accept(this));
    this.lastNamed = clock.millis();
    this.lastReceived = lastNamed;
    this.lastHeartbeat = lastNamed;
  }

  /** Unique over all connections and nodes. */
  String id() {
    return id.toString();
  }

  /** Who is at the other end, as the handshake told. */
  Peer peer() {
    return peer;
  }

  /** Whether the login of its user has ended by itself. */
  boolean isLoginOver() {
    return peer.loginEnds() != null && !clock.now().isBefore(peer.loginEnds());
  }

  /** How fast it may ask. */
  RequestRate rate() {
    return rate;
  }

  /** The requests that are under way, one after the other. */
  StepQueue requests() {
    return requests;
  }

  /** Whose connection this is; null until the username is set. */
  @Nullable User user() {
    return user;
  }

  /** Has what is due written by a worker, unless a write is in flight, after which it follows. */
  public void wake() {
    outbox.wake();
  }

  /**
   * Has the answers written: at once, so that whoever posts sees the own message first; from a busy
   * room together with what comes from there, so that all stand at one place and share one frame;
   * and from a small one, too, which spares a thread the work.
   */
  void wakeForAnswers() {
    if (!willBeWritten()) {
      wake();
    }
  }

  private synchronized boolean willBeWritten() {
    return memberships.stream().anyMatch(membership -> membership.room().willWrite());
  }

  /** Writes what is due in this thread, unless a write is in flight, after which it follows. */
  @Override
  public void flush(Runnable done) {
    outbox.flush(done);
  }

  /** Queues an answer; it is written with the next {@link #wake()}. */
  void answer(Answer answer) {
    boolean full;
    synchronized (this) {
      full = waitingAnswers() >= MAX_ANSWERS;
      if (!full && !ended) {
        if (answers == null) {
          answers = new ArrayDeque<>(2);
        }
        answers.add(answer);
      }
    }
    if (full) {
      outbox.abort(CloseCode.TOO_SLOW);
    }
  }

  /** Queues an event as an answer. */
  void answer(ServerMessage event) {
    answer(frame -> frame.add(EventEncoder.encode(event)));
  }

  /** Makes this a connection of the user; tells whether it has not ended meanwhile. */
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

  /** Begins a membership, unless the connection has ended; tells whether it has not. */
  synchronized boolean add(Membership membership) {
    if (!ended) {
      memberships.add(membership);
    }
    return !ended;
  }

  /** Ends a membership; tells whether there was one. */
  synchronized boolean remove(String room) {
    return memberships.remove(membership(room));
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** Ends the connection for good. */
  void end() {
    outbox.ended();
    synchronized (this) {
      left = List.copyOf(memberships);
      ended = true;
      memberships.clear();
      answers = null;
    }
  }

  /** The memberships that it had when it ended. */
  synchronized Collection<Membership> left() {
    return left;
  }

  /** The container has reported a fault: whatever end it reports after that is not the client's. */
  void markBroken() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  /** Closes after the answers that wait. */
  void close(CloseCode code) {
    synchronized (this) {
      closing = code;
    }
    wake();
  }

  /** Closes at once. */
  void abort(CloseCode code) {
    outbox.abort(code);
  }

  /** Closes in this thread: for when the server stops, or would close in its own way. */
  void closeNow(CloseCode code) {
    outbox.closeNow(code);
  }

  /** Something was heard of the client. */
  void received() {
    lastReceived = clock.millis();
  }

  /** The client has sent a pong frame: a sign of life, which may show what it has read. */
  void receivedPong(ByteBuffer content) {
    received();
    outbox.ponged(content);
  }

  /** Milliseconds since something was heard of the client. */
  long silentFor() {
    return clock.millis() - lastReceived;
  }

  /**
   * Milliseconds since something was heard of the client or it was last asked for a sign of life: a
   * client that only reads in a busy room would give none unasked.
   */
  long unprovenFor() {
    return clock.millis() - Math.max(lastReceived, lastHeartbeat);
  }

  /** The client has said who it is: if that cannot be had now, it has the time to try again. */
  void namesItself() {
    lastNamed = clock.millis();
  }

  /** Milliseconds since the client last said who it is, or was connected. */
  long namelessFor() {
    return clock.millis() - lastNamed;
  }

  /** Milliseconds since something was sent. */
  long quietFor() {
    return outbox.quietFor();
  }

  /** Why the server closes or has closed it; null when it does not. */
  @Nullable CloseCode closing() {
    return outbox.closing();
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

  /** Milliseconds without progress in writing; 0 when nothing has to wait for it. */
  long writingFor() {
    return outbox.writingFor();
  }

  /** Sends a ping frame and the event {@code ping}. */
  void sendHeartbeat() {
    lastHeartbeat = clock.millis();
    synchronized (this) {
      heartbeatDue = true;
    }
    wake();
  }

  private synchronized @Nullable Outgoing next() {
    if (heartbeatDue) {
      heartbeatDue = false;
      String ping = EventEncoder.encode(new ServerMessage.Ping(clock.now()));
      return new Outgoing.Heartbeat(ServerFrame.of(ping));
    }
    FrameBuilder frame = new FrameBuilder();
    while (answers != null && !frame.isFull()) {
      answers.remove().writeTo(frame);
      if (answers.isEmpty()) {
        answers = null;
      }
    }
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

  /** What is due, for the outbox. */
  private final class Due implements Outbox.Source {
    @Override
    public @Nullable Outgoing next() {
      return Connection.this.next();
    }

    @Override
    public void written(int messages, long since) {
      metrics.frameSent(messages, messages == 0 ? 0 : clock.nanos() - since);
    }
  }
}
