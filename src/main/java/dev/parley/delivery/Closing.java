package dev.parley.delivery;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How the server closes one connection. When, which is never while a write is in flight, is up to
 * the {@link Outbox}. Thread-safe and free of locks; a close may block.
 */
final class Closing {
  private final Transport transport;
  private final Runnable onClose;
  private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();

  /** Why, and whether it has been done. */
  private record Reason(CloseCode code, CountDownLatch done) {}

  /**
   * Of a connection that is open.
   *
   * @param onClose called once, when the connection has been closed, or will be after a write
   */
  Closing(Transport transport, Runnable onClose) {
    this.transport = transport;
    this.onClose = onClose;
  }

  /** Why the connection will be closed: of several reasons the first counts. */
  void because(CloseCode code) {
    reason.compareAndSet(null, new Reason(code, new CountDownLatch(1)));
  }

  /** Why the connection will be or has been closed; null when it will not. */
  @Nullable CloseCode code() {
    Reason first = reason.get();
    return first == null ? null : first.code();
  }

  /** Tells, before the connection can be closed. */
  void tell() {
    onClose.run();
  }

  /** Closes the connection, for which there must be a reason. */
  void close() {
    Reason first = Objects.requireNonNull(reason.get());
    try {
      transport.close(first.code());
    } finally {
      first.done().countDown();
    }
  }

  /** As {@link #close()}, and then tells. */
  void closeAndTell() {
    try {
      close();
    } finally {
      tell();
    }
  }

  /** Waits until a close for which there is a reason has been done; at most so long. */
  void await(long millis) {
    Reason first = Objects.requireNonNull(reason.get());
    try {
      first.done().await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
