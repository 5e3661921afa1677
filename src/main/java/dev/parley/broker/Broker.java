package dev.parley.broker;

import dev.parley.log.EventLog;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the logs of channels: each room is one, and each user's inbox. All that is published to a
 * channel takes one order there, the same for every reader. Thread-safe.
 */
public interface Broker {

  /**
   * Publishes to a channel: the message takes the next place in the log, once for each key of its
   * author within the dedupe window, also while the first is still under way.
   *
   * @return completes with the receipt when the message is in the log; completes exceptionally when
   *     it is not known to be there, and then publishing again with the same key is safe
   */
  CompletionStage<Receipt> publish(String channel, Publication publication);

  /**
   * A channel that is not open on this node yet.
   *
   * @param onAppend called when there is more in the log, or another log, on any thread, but not
   *     before the channel is opened; it must be quick and must not block
   */
  Subscription subscribe(String channel, Runnable onAppend);

  /**
   * How long a channel is worth keeping open that nobody on this node reads: in memory as long as
   * its log is to live.
   */
  Duration linger();

  /** A channel on this node. */
  interface Subscription {
    /**
     * Opens the channel, if nobody did before.
     *
     * @return completes when the log holds what had been published before; fails with a {@link
     *     dev.parley.message.Refusal} when that cannot be had
     */
    CompletionStage<Void> open();

    /**
     * Has an open channel catch up.
     *
     * @return completes when the log holds what had been published before, on any node; fails with
     *     a {@link dev.parley.message.Refusal} when that cannot be had
     */
    CompletionStage<Void> catchUp();

    /**
     * The channel's log, which grows by itself as long as this is open. A log that was lost is
     * replaced by another with a new epoch.
     */
    EventLog log();

    /** This node needs the channel no longer. In memory that is the end of the log. */
    void close();
  }
}
