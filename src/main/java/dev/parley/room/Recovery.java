package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.log.EventLog;
import dev.parley.log.Slice;
import dev.parley.message.Position;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a reader gets of a log when it comes, or comes back. */
final class Recovery {
  private Recovery() {}

  /**
   * Completes when a channel has what a reader at this position has seen, maybe on another node; or
   * when it is clear that it cannot be had.
   */
  static CompletionStage<Void> prepare(Broker.Subscription channel, @Nullable Position since) {
    EventLog log = channel.log();
    boolean ready =
        since == null || (since.epoch().equals(log.epoch()) && since.seq() <= log.seq());
    return ready ? CompletableFuture.completedStage(null) : catchUp(channel);
  }

  /** Completes when a channel has what was published before, or when that cannot be had. */
  static CompletionStage<Void> catchUp(Broker.Subscription channel) {
    return channel.catchUp().exceptionally(unavailable -> null);
  }

  /**
   * All that was missed since a position, if the log is still the same and reaches back that far;
   * otherwise the newest messages. {@link Slice#whole()} tells which.
   *
   * @param to the seq up to which that is, as long as the log has it all: where the reader came in
   */
  static Slice of(EventLog log, @Nullable Position since, long to, int historySize) {
    if (since != null && since.epoch().equals(log.epoch())) {
      Slice missed = log.since(since.seq(), Math.max(to, since.seq()));
      if (missed.whole()) {
        return missed;
      }
    }
    return log.lastUpTo(to, historySize);
  }
}
