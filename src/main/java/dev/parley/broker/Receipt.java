package dev.parley.broker;

import java.time.Instant;

/**
 * The place of a message in its log.
 *
 * @param epoch the log's life
 * @param seq the place in it
 * @param time when it took that place, by the server's clock
 * @param duplicate whether it had been published before, and this is the place of then
 */
public record Receipt(String epoch, long seq, Instant time, boolean duplicate) {

  Receipt asDuplicate() {
    return new Receipt(epoch, seq, time, true);
  }
}
