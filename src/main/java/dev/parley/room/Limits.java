package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.message.ErrorCode;
import dev.parley.message.Position;
import dev.parley.message.Refusal;
import dev.parley.message.ServerMessage;
import org.jspecify.annotations.Nullable;

/** The limits of requests' fields. */
final class Limits {
  /** What a page waits without input before it says that typing has ended. */
  private static final long TYPING_MS = 2000;

  private Limits() {}

  /** What a client is told of the limits. */
  static ServerMessage.Limits of(ChatConfig config) {
    return new ServerMessage.Limits(
        config.messageMaxLength(),
        config.frameMaxSize(),
        config.roomsPerConnection(),
        config.historySize(),
        config.rateBurst(),
        config.ratePerSecond(),
        TYPING_MS,
        config.pingInterval().toMillis());
  }

  /** A message has something in it, and not too much. */
  static void checkMessage(String message, int maxLength) throws Refusal {
    if (message.isBlank()) {
      throw Refusal.invalid("message", "message must not be empty");
    }
    if (message.codePointCount(0, message.length()) > maxLength) {
      throw new Refusal(
          ErrorCode.MESSAGE_TOO_LONG,
          "message",
          "message must have at most " + maxLength + " characters");
    }
  }

  /** A count from 1 to a maximum, which is also what is meant when it is absent. */
  static int count(String field, @Nullable Long count, int max) throws Refusal {
    if (count == null) {
      return max;
    }
    if (count < 1 || count > max) {
      throw Refusal.invalid(field, field + " must be a whole number from 1 to " + max);
    }
    return count.intValue();
  }

  /** A position is not before the beginning. */
  static void checkPosition(@Nullable Position since) throws Refusal {
    if (since != null && since.seq() < 0) {
      throw Refusal.invalid("since.seq", "since.seq must be 0 or more");
    }
  }
}
