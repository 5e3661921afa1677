package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Flusher;
import dev.parley.delivery.Outbox;
import dev.parley.delivery.Transport;
import dev.parley.delivery.Writers;
import dev.parley.message.EventEncoder;
import dev.parley.message.ServerMessage;
import dev.parley.metrics.Metrics;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.StepQueue;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection: who is at the other end, what it is sent ({@link Feed}) and the writing of that
 * ({@link Outbox}). Thread-safe, and free of locks.
 */
public final class Connection implements Flusher.Reader {
  private final UUID id = UUID.randomUUID();
  private final Peer peer;
  private final RequestRate rate;
  private final StepQueue requests = new StepQueue();
  private final ChatClock clock;
  private final LifeSigns life;
  private final Feed feed;
  private final Outbox outbox;
  private volatile boolean broken;

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
      Writers writers,
      Metrics metrics,
      Consumer<Connection> onClose) {
    this.peer = peer;
    this.rate = rate;
    this.clock = clock;
    this.life = new LifeSigns(clock);
    this.feed = new Feed(clock, metrics);
    this.outbox = new Outbox(transport, feed, clock, writers, () -> onClose.accept(this));
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

  /** When its client was heard of. */
  LifeSigns life() {
    return life;
  }

  /** What it is sent. */
  Feed feed() {
    return feed;
  }

  /** Whose connection this is; null until the username is set. */
  @Nullable User user() {
    return feed.user();
  }

  /** Has what is due written ({@link Outbox#wake}). */
  public void wake() {
    outbox.wake();
  }

  /**
   * Has the answers written: at once, so that whoever posts sees the own message first; from a busy
   * room together with what comes from there, so that all stand at one place and share one frame;
   * and from a small one, too, which spares a thread the work.
   */
  void wakeForAnswers() {
    if (!feed.willBeWritten()) {
      wake();
    }
  }

  /** Writes what is due in this thread, unless a write is in flight, after which it follows. */
  @Override
  public void flush(Runnable done) {
    outbox.flush(done);
  }

  @Override
  public boolean mayBlock() {
    return outbox.mayBlock();
  }

  /** Queues an answer, which is written with the next {@link #wake()}; closes if too many wait. */
  void answer(Answer answer) {
    if (!feed.offer(answer)) {
      outbox.abort(CloseCode.TOO_SLOW);
    }
  }

  /** Queues an event as an answer. */
  void answer(ServerMessage event) {
    answer(frame -> frame.add(EventEncoder.encode(event)));
  }

  /** Sends a ping frame and the event {@code ping}. */
  void sendHeartbeat() {
    life.asked();
    feed.heartbeat();
    wake();
  }

  /** The client has sent a pong frame: a sign of life, which may show what it has read. */
  public void receivedPong(ByteBuffer content) {
    life.received();
    outbox.ponged(content);
  }

  /** The container has reported a fault: whatever end it reports after that is not the client's. */
  void markBroken() {
    broken = true;
  }

  /** Whether the server closes it because a write has failed, and nobody reported more. */
  boolean hasFailedWrite() {
    return outbox.closing() == CloseCode.FAULT && !broken;
  }

  /** Closes after the answers that wait. */
  void close(CloseCode code) {
    feed.close(code);
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

  /** Ends for good. */
  void end() {
    outbox.ended();
    feed.end();
  }

  /** Why the server closes or has closed it; null when it does not. */
  @Nullable CloseCode closing() {
    return outbox.closing();
  }

  /** Milliseconds since something was sent. */
  long quietFor() {
    return outbox.quietFor();
  }

  /** Milliseconds without progress in writing; 0 when nothing has to wait for it. */
  long writingFor() {
    return outbox.writingFor();
  }
}
