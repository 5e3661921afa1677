package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.ChatClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All writing to one connection: at most one write is in flight, and what is written is made up
 * only when it can be, from whatever is due by then.
 *
 * <p>Thread-safe and free of locks. A container may end a write inline, later, or never: the loop
 * in {@link #drain()} goes on with an inline end, so nothing recurses, and a worker goes on after a
 * later one, since the container's thread must not block.
 */
public final class Outbox {
  private static final long NOT_WRITING = Long.MIN_VALUE;
  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  private enum State {
    /** Nothing is written. */
    IDLE,
    /** Somebody writes. */
    WRITING,
    /** Somebody writes, and something came up since the frame was made. */
    WRITING_WOKEN,
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
  private volatile long lastWrite;
  private volatile long writingSince;

  /** Makes up what is written. */
  @FunctionalInterface
  public interface Source {
    /** What is due now, or null; called by one thread at a time. */
    Outgoing next();
  }

  /**
   * An idle outbox.
   *
   * @param workers writes and closes, both of which may block
   * @param stalls told of all that a worker does here, since it may hang
   * @param onClose called once, after this outbox closed the connection
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

  /** As {@link #wake()}, but writes in this thread, which may block. */
  public void flush() {
    if (state.getAndUpdate(Outbox::woken) == State.IDLE) {
      drain();
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

  /** Closes the connection now, whatever is being written; the closing is left to a worker. */
  public void abort(CloseCode code) {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      try {
        workers.execute(() -> stalls.watch(() -> closeTransport(code)));
      } catch (RejectedExecutionException e) {
        closeTransport(code); // the server is stopping
      }
    }
  }

  /** Closes the connection in this thread, which may take a while: for when the server stops. */
  public void closeNow(CloseCode code) {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      closeTransport(code);
    }
  }

  /** The connection has ended: nothing more is written. */
  public void ended() {
    state.set(State.CLOSED);
  }

  private void haveDrained() {
    try {
      workers.execute(() -> stalls.watch(this::drain));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.TRACE, "nothing is written any more: the server is stopping", e);
    }
  }

  /** Writes until nothing is due or a write takes its time; the caller is the one who writes. */
  private void drain() {
    boolean resting = false;
    while (!resting && writeNext()) {
      resting = rest();
    }
  }

  /** Ends the writing, unless woken meanwhile; tells whether it has ended. */
  private boolean rest() {
    return state.getAndUpdate(Outbox::rested) != State.WRITING_WOKEN;
  }

  /** Writes what is due; tells whether that has ended already, so that the caller goes on. */
  private boolean writeNext() {
    try {
      Outgoing next = source.next();
      if (next instanceof Outgoing.Text text) {
        if (text.more()) {
          state.compareAndSet(State.WRITING, State.WRITING_WOKEN);
        }
        return write(text.frame());
      } else if (next instanceof Outgoing.Heartbeat heartbeat) {
        transport.ping();
        return write(heartbeat.frame());
      } else if (next instanceof Outgoing.Close close) {
        abort(close.code());
        return false;
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "connection closed after a fault in what it was to be sent", e);
      abort(CloseCode.FAULT);
      return false;
    }
  }

  private boolean write(ServerFrame frame) {
    lastWrite = clock.millis();
    writingSince = lastWrite;
    Write write = new Write();
    transport.send(frame, write);
    return write.isSecond();
  }

  private void closeTransport(CloseCode code) {
    try {
      transport.close(code);
    } finally {
      onClose.run();
    }
  }

  private static State rested(State state) {
    return switch (state) {
      case WRITING -> State.IDLE;
      case WRITING_WOKEN -> State.WRITING;
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
  private final class Write extends AtomicInteger implements Transport.Completion {
    private static final long serialVersionUID = 1L;

    @Override
    public void ended(Throwable failure) {
      writingSince = NOT_WRITING;
      if (failure != null) {
        abort(CloseCode.FAULT);
      } else if (isSecond() && !rest()) {
        haveDrained();
      }
    }

    boolean isSecond() {
      return getAndIncrement() == 1;
    }
  }
}
