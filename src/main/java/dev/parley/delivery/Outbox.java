package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Fault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All writing to one connection: at most one write is in flight, and what is written is made up
 * only when it can be, from whatever is due by then: also not as long as the client has too much
 * unread ({@link SendWindow}).
 *
 * <p>Thread-safe and free of locks. A container may end a write inline, later, or never: the loop
 * in {@link #drain} goes on with an inline end, so nothing recurses. Where writes may block, a
 * worker begins them, and goes on after a later end, since the container's thread must not block;
 * elsewhere nobody else is woken for that.
 *
 * <p>Nor is the connection closed while a write is in flight, but after it: the close frame could
 * not be written, and on Open Liberty whoever tries waits for ever.
 */
public final class Outbox {
  /** For a write in flight, by who closes at once, milliseconds: longer than one that is read. */
  private static final long LAST_WRITE = 100;

  private static final long NOT_WRITING = Long.MIN_VALUE;
  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  private final Transport transport;
  private final Source source;
  private final ChatClock clock;
  private final Writers writers;
  private final Closing closing;
  private final SendWindow window;

  private final AtomicReference<WriteState> state = new AtomicReference<>(WriteState.IDLE);
  private volatile long lastWrite;
  private volatile long writingSince; // or held since

  /** Makes up what is written. */
  @FunctionalInterface
  public interface Source {
    /** What is due now, or null; called by one thread at a time. */
    @Nullable Outgoing next();

    /** Is told that a frame was written, as {@link Outgoing.Text} describes it; on any thread. */
    default void written(int messages, long since) {}
  }

  /**
   * An idle outbox.
   *
   * @param writers write and close, both of which may block
   * @param onClose called once, when this outbox has closed the connection or will after a write
   */
  public Outbox(
      Transport transport, Source source, ChatClock clock, Writers writers, Runnable onClose) {
    this.transport = transport;
    this.source = source;
    this.clock = clock;
    this.writers = writers;
    this.closing = new Closing(transport, onClose);
    this.window = new SendWindow(transport.window(), writers::manyHang);
    this.lastWrite = clock.millis();
    this.writingSince = NOT_WRITING;
  }

  /**
   * Something is due: has it written, unless a write is in flight, which it follows. If that may
   * block, it happens on another thread, else on this one, soon ({@link Gathering}).
   */
  public void wake() {
    if (state.getAndUpdate(WriteState::woken) == WriteState.IDLE) {
      haveDrained();
    }
  }

  /**
   * As {@link #wake()}, but writes in this thread, which may block.
   *
   * @param done run once, on any thread: when the first write that this began has ended, or at once
   *     when it began none
   */
  public void flush(Runnable done) {
    if (state.getAndUpdate(WriteState::woken) == WriteState.IDLE) {
      drain(done);
    } else {
      done.run();
    }
  }

  /** Whether a write may block; where it is not known yet, it may. */
  public boolean mayBlock() {
    return transport.mayBlock();
  }

  /** The client has sent a pong frame with this content. */
  public void ponged(ByteBuffer content) {
    if (window.ponged(content) && resume()) {
      haveDrained();
    }
  }

  /**
   * How long, in milliseconds, the write in flight has lasted, or the client has shown nothing to
   * have read that something could be written; 0 when neither.
   */
  public long writingFor() {
    long since = writingSince;
    return since == NOT_WRITING ? 0 : clock.millis() - since;
  }

  /** How long, in milliseconds, ago the last write began. */
  public long quietFor() {
    return clock.millis() - lastWrite;
  }

  /** Writes no more, and has a worker close the connection, after the write in flight if any. */
  public void abort(CloseCode code) {
    close(code, writers::close);
  }

  /**
   * As {@link #abort}, but in this thread, or seen by it to happen if the write in flight ends
   * within 100 ms of its begin: for when the container would close the connection in its own way.
   */
  public void closeNow(CloseCode code) {
    if (close(code, Runnable::run)) {
      closing.await(LAST_WRITE - writingFor());
    }
  }

  /** Why this outbox closes or has closed the connection; null when it does not. */
  public @Nullable CloseCode closing() {
    return closing.code();
  }

  /** The connection has ended: nothing more is written. */
  public void ended() {
    state.updateAndGet(WriteState::ended);
  }

  /** Tells whether a write is in flight, after which a worker will close the connection. */
  private boolean close(CloseCode code, Executor closer) {
    closing.because(code);
    WriteState before = state.getAndUpdate(WriteState::closed);
    if (before == WriteState.IDLE || before == WriteState.HELD) {
      closer.execute(closing::closeAndTell);
    } else if (before.isWriting()) {
      closer.execute(closing::tell);
    }
    return before.isWriting() || before == WriteState.CLOSING;
  }

  /** Closes the connection: for the one who writes, between two writes. */
  private void shut(CloseCode code) {
    closing.because(code);
    WriteState before = state.getAndSet(WriteState.CLOSED);
    if (before == WriteState.CLOSING) {
      writers.close(closing::close);
    } else if (before.isWriting()) {
      writers.close(closing::closeAndTell);
    }
  }

  private void haveDrained() {
    Runnable drain = () -> drain(Outbox::nobodyWaits);
    if (mayBlock()) {
      writers.leave(drain);
    } else if (!Gathering.putOff(drain)) {
      drain.run();
    }
  }

  /** Writes until nothing is due or a write takes its time; the caller is the one who writes. */
  private void drain(Runnable firstDone) {
    Runnable done = firstDone;
    boolean resting = false;
    while (!resting && writeNext(done)) {
      done = Outbox::nobodyWaits;
      resting = rest();
    }
  }

  /** Ends the writing, unless woken meanwhile; tells whether it has ended. */
  private boolean rest() {
    WriteState before = state.getAndUpdate(WriteState::rested);
    if (before == WriteState.CLOSING) {
      writers.close(closing::close);
    }
    return before != WriteState.WRITING_WOKEN;
  }

  /** Writes what is due; tells whether that has ended already, so that the caller goes on. */
  private boolean writeNext(Runnable done) {
    try {
      if (!mayWrite()) {
        done.run();
        return false;
      }
      Outgoing next = state.get() == WriteState.CLOSING ? null : source.next();
      if (next instanceof Outgoing.Text text) {
        if (text.more()) {
          state.compareAndSet(WriteState.WRITING, WriteState.WRITING_WOKEN);
        }
        return write(text.frame(), new Write(text.messages(), text.since(), done));
      } else if (next instanceof Outgoing.Heartbeat heartbeat) {
        transport.ping(window.probe());
        return write(heartbeat.frame(), new Write(0, 0, done));
      } else if (next instanceof Outgoing.Close close) {
        shut(close.code());
      }
      done.run();
      return next == null;
    } catch (RuntimeException | Error e) { // none must hold up the others
      shut(CloseCode.FAULT);
      done.run();
      LOG.log(
          Level.WARNING, "connection closed after a fault in what it was to be sent", Fault.of(e));
      return false;
    }
  }

  /** Whether the client has read enough to be sent more; else a pong has somebody go on. */
  private boolean mayWrite() {
    do {
      if (window.isProbeDue()) {
        transport.ping(window.probe());
      }
      if (window.isOpen() || !hold()) {
        return true;
      }
    } while ((window.isOpen() || window.isProbeDue()) && resume()); // it came before the hold
    return false;
  }

  private boolean hold() {
    writingSince = clock.millis();
    return state.getAndUpdate(WriteState::held).isWriting();
  }

  private boolean resume() {
    boolean resumed = state.compareAndSet(WriteState.HELD, WriteState.WRITING);
    if (resumed) {
      writingSince = NOT_WRITING;
    }
    return resumed;
  }

  private boolean write(ServerFrame frame, Write write) {
    lastWrite = clock.millis();
    writingSince = lastWrite;
    if (window.admits(frame.bytes())) {
      transport.send(frame, write);
    } else {
      transport.sendAsync(frame, write);
    }
    return write.isSecond();
  }

  /** For writes after the first. */
  private static void nobodyWaits() {}

  /** One write; the second of the two that are done with it, writer and container, goes on. */
  private final class Write implements Transport.Completion {
    private final AtomicInteger ends = new AtomicInteger();
    private final int messages;
    private final long since;
    private final Runnable done;

    Write(int messages, long since, Runnable done) {
      this.messages = messages;
      this.since = since;
      this.done = done;
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      writingSince = NOT_WRITING;
      if (failure != null) {
        shut(CloseCode.FAULT);
      } else {
        source.written(messages, since);
        if (isSecond() && !rest()) {
          haveDrained();
        }
      }
      done.run();
    }

    boolean isSecond() {
      return ends.getAndIncrement() == 1;
    }
  }
}
