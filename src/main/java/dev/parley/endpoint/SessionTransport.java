package dev.parley.endpoint;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Transport;
import dev.parley.message.ServerFrame;
import dev.parley.runtime.ChatClock.Cancellable;
import dev.parley.runtime.FrameContext;
import dev.parley.web.FrameOutput;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket session as the far end of an outbox.
 *
 * <p>Frames go out directly where they can ({@link FrameOutput}), else through the session. There a
 * write that may block does: an asynchronous one costs up to ten times as much on servers that pass
 * it on from thread to thread; and it is of a text, since Open Liberty has no memory to use again
 * for what an encoder made. It is other where a blocking write does nothing but wait for another
 * thread ({@link BlockingWrites}).
 *
 * <p>A blocking write and the end of the session exclude each other: Open Liberty never lets go of
 * a thread that comes to write while the connection is taken down.
 */
final class SessionTransport implements Transport {
  private static final Logger LOG = System.getLogger(SessionTransport.class.getName());

  /** Much longer than a write that does not block, and bounded where the end holds it up. */
  private static final long LAST_WRITE_MILLIS = 100;

  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Bytes: less than the network takes of its own within one machine. What it does not take is kept
   * by the server behind such an output, up to 13 MB.
   */
  private static final long OUTPUT_WINDOW = 2 * 1024 * 1024;

  private final Session session;
  private final FrameOutput output;
  private final BlockingWrites blocking;
  private final CloseAnswers answers;

  /** Guards no state: it is held for the time of a write, since that is what the end awaits. */
  private final Lock sending = new ReentrantLock();

  private volatile boolean over;
  private volatile Cancellable answer = () -> {}; // that is due

  /**
   * The far end of an open session.
   *
   * @param output of the connection
   * @param blocking what blocking writes are like on this server
   * @param answers to close frames
   */
  SessionTransport(
      Session session, FrameOutput output, BlockingWrites blocking, CloseAnswers answers) {
    this.session = session;
    this.output = output;
    this.blocking = blocking;
    this.answers = answers;
  }

  @Override
  public void send(ServerFrame frame, Completion done) {
    if (blocking.endElsewhere()) {
      sendAsync(frame, done);
      return;
    }
    Throwable failure = null;
    try {
      exclusively(() -> write(frame));
    } catch (IOException | RuntimeException e) { // each server has its own
      LOG.log(Level.TRACE, "the connection had gone", e);
      failure = e;
    }
    done.ended(failure);
  }

  @Override
  public void sendAsync(ServerFrame frame, Completion done) {
    try (FrameContext context = FrameContext.enter()) {
      session.getAsyncRemote().sendObject(frame, result -> end(done, result));
    } catch (RuntimeException e) { // each server has its own
      LOG.log(Level.TRACE, "the connection had gone", e);
      done.ended(e);
    }
  }

  @Override
  public boolean mayBlock() {
    return !blocking.endElsewhere();
  }

  @Override
  public void ping(ByteBuffer content) {
    try {
      exclusively(() -> session.getAsyncRemote().sendPing(content)); // it may block all the same
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.TRACE, "the connection had gone", e); // the write that follows will tell
    }
  }

  @Override
  public long window() {
    return output.isOpen() ? OUTPUT_WINDOW : Long.MAX_VALUE;
  }

  @Override
  public void close(CloseCode code) {
    if (!offerClose(code)) {
      closeSession(code);
      return;
    }
    Cancellable due = answers.expect(() -> closeSession(code));
    answer = due;
    if (over) {
      due.cancel();
    }
  }

  /** Sends the close frame directly if it can; tells whether the answer will end the connection. */
  private boolean offerClose(CloseCode code) {
    try {
      return output.offerClose(code.code(), code.reason());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.TRACE, "the connection had gone", e);
      return false;
    }
  }

  private void closeSession(CloseCode code) {
    try {
      session.close(new CloseReason(() -> code.code(), code.reason()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.TRACE, "the connection had gone", e);
    }
  }

  /**
   * Waits until the connection is gone, at most 100 ms: WildFly closes in a thread of its own, and
   * with the end of the login it would cut the connection before that has told the client why. None
   * does that with a connection that has an output of its own.
   */
  void awaitClosed() {
    if (output.isOpen()) {
      return;
    }
    for (int millis = 0; session.isOpen() && millis < LAST_WRITE_MILLIS; millis++) {
      LockSupport.parkNanos(MILLISECOND);
    }
  }

  /** The session ends: no blocking write begins any more, and one under way comes to its end. */
  void end() {
    over = true;
    answer.cancel();
    try {
      if (sending.tryLock(LAST_WRITE_MILLIS, TimeUnit.MILLISECONDS)) {
        sending.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(ServerFrame frame) throws IOException {
    if (!output.offer(frame)) {
      blocking.run(() -> write(frame.text()));
    }
  }

  /**
   * Open Liberty takes a text whose write has failed for one under way: the thread that has read a
   * close frame waits for its end, for ever, and one that closes waits 5.5 s. It ends when another
   * is refused for it.
   */
  private void write(String text) throws IOException {
    RemoteEndpoint.Basic remote = session.getBasicRemote();
    try {
      remote.sendText(text);
    } catch (IOException e) {
      remote.getSendWriter().close();
      throw e;
    }
  }

  private void exclusively(BlockingWrites.Write write) throws IOException {
    sending.lock();
    try (FrameContext context = FrameContext.enter()) {
      if (over) {
        throw new IOException("the session has ended");
      }
      write.run();
    } finally {
      sending.unlock();
    }
  }

  private static void end(Completion done, SendResult result) {
    done.ended(result.isOK() ? null : failure(result.getException()));
  }

  private static Throwable failure(@Nullable Throwable reported) {
    return reported != null ? reported : new IOException("the write failed");
  }
}
