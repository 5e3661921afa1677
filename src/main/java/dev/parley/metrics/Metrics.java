package dev.parley.metrics;

import dev.parley.message.ErrorCode;
import java.util.function.DoubleSupplier;

/**
 * Is told what happens in the chat, for an operator to see in numbers. Thread-safe, and quick
 * enough to be told of every frame: nothing here blocks or allocates, but for {@link #gauge}.
 */
public interface Metrics {

  /** A client has asked to post to a room. */
  void roomMessageReceived();

  /** A client has asked to send a private message. */
  void privateMessageReceived();

  /** A message is in its log; so many nanoseconds after the request for it had come. */
  void acknowledged(long nanos);

  /** A request was refused. */
  void refused(ErrorCode code);

  /**
   * A frame was written to a connection.
   *
   * @param messages how many messages of logs are in it, 0 or more
   * @param nanos how long ago the oldest of them came to its log on this node
   */
  void frameSent(int messages, long nanos);

  /** A reader was told that so many messages had left the log before it could get them. */
  void missed(long messages);

  /** A connection ended with this close code (RFC 6455, section 7.4); 1006 when it broke. */
  void closed(int code);

  /** Where to look for the value of a gauge, at any time and on any thread. */
  void gauge(Gauge gauge, DoubleSupplier value);
}
