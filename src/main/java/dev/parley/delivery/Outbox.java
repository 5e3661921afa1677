package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Fault;
import dev.parley.runtime.Tasks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All writing to one connection: at most one write is in flight, and what is written is made up
 * only when it can be, from whatever is due by then.
 *
 * <p>Thread-safe and free of locks. A container may end a write inline, later, or never: the loop
 * in {@link #drain} goes on with an inline end, so nothing recurses, and a worker goes on after a
 * later one, since the container's thread must not block.
 *
 * <p>Nor is the connection closed while a write is in flight, but after it: the close frame could
 * not be written, and on Open Liberty whoever tries waits for ever.
 */
public final class Outbox {
  /** For a write in flight, by who closes at once, milliseconds: longer than one that is read. */
  private static final long LAST_WRITE = 100;

  private static final long NOT_WRITING = Long.MIN_VALUE;
  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  private enum State {
    /** Nothing is written. */
    IDLE,
    /** Somebody writes. */
    WRITING,
    /** Somebody writes, and something came up since the frame was made. */
    WRITING_WOKEN,
    /** Somebody writes, and the connection is closed after that. */
    CLOSING,
    /** Nothing is written any more. */
    CLOSED
  }

  private final Transport transport;
  private final Source source;
  private final ChatClock clock;
  private final Executor workers;
  private final StallWatch stalls;
  private final Runnable onClose;

  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final AtomicReference<@Nullable CloseCode> closing = new AtomicReference<>();
  private volatile long lastWrite;
  private volatile long writingSince;
  private volatile @Nullable CountDownLatch closed; // once somebody waits for it

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
   * @param workers writes and closes, both of which may block
   * @param stalls told of all that a worker does here, since it may hang
   * @param onClose called once, when this outbox has closed the connection or will after a write
   */
  public Outbox(
      Transport transport,
      Source source,
      ChatClock clock,
      Executor workers,
      StallWatch stalls,
      Runnable onClose) {
    this.transport = transport;
    this.source = source;
    this.clock = clock;
    this.workers = workers;
    this.stalls = stalls;
    this.onClose = onClose;
    this.lastWrite = clock.millis();
    this.writingSince = NOT_WRITING;
  }

  /** Something is due: has a worker write it if nothing is being written, else it follows. */
  public void wake() {
    if (state.getAndUpdate(Outbox::woken) == State.IDLE) {
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
    if (state.getAndUpdate(Outbox::woken) == State.IDLE) {
      drain(done);
    } else {
      done.run();
    }
  }

  /** How long, in milliseconds, the write in flight has lasted; 0 when there is none. */
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
    close(code, this::haveClosed);
  }

  /**
   * As {@link #abort}, but in this thread, or seen by it to happen if the write in flight ends
   * within 100 ms of its begin: for when the container would close the connection in its own way.
   */
  public void closeNow(CloseCode code) {
    CountDownLatch end = new CountDownLatch(1);
    closed = end;
    if (close(code, Runnable::run)) {
      await(end, LAST_WRITE - writingFor());
    }
  }

  /** Why this outbox closes or has closed the connection; null when it does not. */
  public @Nullable CloseCode closing() {
    return closing.get();
  }

  /** The connection has ended: nothing more is written. */
  public void ended() {
    state.updateAndGet(now -> now == State.CLOSING ? State.CLOSING : State.CLOSED);
  }

  /** Tells whether a write is in flight, after which a worker will close the connection. */
  private boolean close(CloseCode code, Executor closer) {
    closing.compareAndSet(null, code);
    State before = state.getAndUpdate(Outbox::closed);
    if (before == State.IDLE) {
      closer.execute(this::closeAndTell);
    } else if (isWriting(before)) {
      closer.execute(onClose);
    }
    return isWriting(before) || before == State.CLOSING;
  }

  /** Closes the connection: for the one who writes, between two writes. */
  private void shut(CloseCode code) {
    closing.compareAndSet(null, code);
    State before = state.getAndSet(State.CLOSED);
    if (before == State.CLOSING) {
      haveClosed(this::closeTransport);
    } else if (isWriting(before)) {
      haveClosed(this::closeAndTell);
    }
  }

  private void haveClosed(Runnable close) {
    try {
      workers.execute(() -> stalls.watch(close));
    } catch (RejectedExecutionException e) {
      close.run(); // the server is stopping
    }
  }

  private void haveDrained() {
    Tasks.submit(workers, () -> stalls.watch(() -> drain(Outbox::nobodyWaits)));
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
    State before = state.getAndUpdate(Outbox::rested);
    if (before == State.CLOSING) {
      haveClosed(this::closeTransport);
    }
    return before != State.WRITING_WOKEN;
  }

  /** Writes what is due; tells whether that has ended already, so that the caller goes on. */
  private boolean writeNext(Runnable done) {
    try {
      Outgoing next = state.get() == State.CLOSING ? null : source.next();
      if (next instanceof Outgoing.Text text) {
        if (text.more()) {
          state.compareAndSet(State.WRITING, State.WRITING_WOKEN);
        }
        return write(text.frame(), new Write(text.messages(), text.since(), done));
      } else if (next instanceof Outgoing.Heartbeat heartbeat) {
        transport.ping();
        return write(heartbeat.frame(), new Write(0, 0, done));
      } else if (next instanceof Outgoing.Close close) {
        shut(close.code());
      }
      done.run();
      return next == null;
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "connection closed after a fault in what it was to be sent", Fault.of(e));
      shut(CloseCode.FAULT);
      done.run();
      return false;
    }
  }

  private boolean write(ServerFrame frame, Write write) {
    lastWrite = clock.millis();
    writingSince = lastWrite;
    transport.send(frame, write);
    return write.isSecond();
  }

  private void closeTransport() {
    try {
      transport.close(Objects.requireNonNull(closing.get()));
    } finally {
      CountDownLatch awaited = closed;
      if (awaited != null) {
        awaited.countDown();
      }
    }
  }

  private static void await(CountDownLatch end, long millis) {
    try {
      end.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAndTell() {
    try {
      closeTransport();
    } finally {
      onClose.run();
    }
  }

  /** For writes after the first. */
  private static void nobodyWaits() {}

  private static boolean isWriting(State state) {
    return state == State.WRITING || state == State.WRITING_WOKEN;
  }

  private static State closed(State state) {
    return switch (state) {
      case WRITING, WRITING_WOKEN, CLOSING -> State.CLOSING;
      default -> State.CLOSED;
    };
  }

  private static State rested(State state) {
    return switch (state) {
      case WRITING -> State.IDLE;
      case WRITING_WOKEN -> State.WRITING;
      case CLOSING -> State.CLOSED;
      default -> state;
    };
  }

  private static State woken(State state) {
    return switch (state) {
      case IDLE -> State.WRITING;
      case WRITING -> State.WRITING_WOKEN;
      default -> state;
    };
  }

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
