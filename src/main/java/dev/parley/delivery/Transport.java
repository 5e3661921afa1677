package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The far end of an {@link Outbox}: what a WebSocket session can do. The outbox calls it from one
 * thread at a time.
 */
public interface Transport {

  /**
   * Writes a text frame. It may block for as long as the client does not read.
   *
   * @param done called exactly once, from any thread, before or after this method returns
   */
  void send(ServerFrame frame, Completion done);

  /** As {@link #send}, but it does not block, whatever that costs. */
  default void sendAsync(ServerFrame frame, Completion done) {
    send(frame, done);
  }

  /** Whether a write may block; where it is not known yet, it may. */
  default boolean mayBlock() {
    return true;
  }

  /** Writes a ping frame with this content (RFC 6455, section 5.5.2), as {@link #send} may. */
  void ping(ByteBuffer content);

  /**
   * How many bytes may be written that the client has not shown to have read: for servers that keep
   * in memory what the network does not take. Unlimited where they do not; always the same.
   */
  default long window() {
    return Long.MAX_VALUE;
  }

  /** Closes the connection, while no write is in flight; it may take a while. */
  void close(CloseCode code);

  /** How a write ended. */
  @FunctionalInterface
  interface Completion {
    /** Called at the end of the write, with null when all went well. */
    void ended(@Nullable Throwable failure);
  }
}
