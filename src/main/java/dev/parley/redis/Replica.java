package dev.parley.redis;

import dev.parley.message.Refusal;
import dev.parley.runtime.ChatClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows what Redis numbers and publishes: changes are applied in order, each once; where one is
 * missing, the whole is read again. It belongs to the Redis thread.
 *
 * @param <C> a change
 * @param <S> what is read
 */
abstract class Replica<C, S> {
  private static final Logger LOG = System.getLogger(Replica.class.getName());

  /** How long what Redis has answered may take to be published, too. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Changes kept while the whole is read. */
  private static final int MOST_EARLY = 4096;

  private final RedisThread thread;
  private final ChatClock clock;
  private final NavigableMap<Long, C> early = new TreeMap<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private String epoch = "";
  private String earlyEpoch = "";
  private long seq;
  private @Nullable CompletableFuture<Void> repair; // under way
  private @Nullable CompletableFuture<Void> next; // asked for meanwhile
  private boolean watching;
  private boolean failed;

  private record Awaited(String epoch, long seq, CompletableFuture<Void> reached) {}

  Replica(RedisThread thread, ChatClock clock) {
    this.thread = thread;
    this.clock = clock;
  }

  /** Reads what there is. */
  protected abstract CompletionStage<S> read();

  /** Takes over what was read, and moves to its position. */
  protected abstract void accept(S state);

  /** Applies the change after the position. */
  protected abstract void apply(C change);

  /** The epoch of the position; empty before anything was read. */
  final String epoch() {
    return epoch;
  }

  /** The seq of the position. */
  final long seq() {
    return seq;
  }

  /** Goes on from there. */
  protected final void moveTo(String newEpoch, long newSeq) {
    epoch = newEpoch;
    seq = newSeq;
  }

  /** Takes a change that was published. */
  final void offer(String changeEpoch, long changeSeq, C change) {
    if (repair == null && changeEpoch.equals(epoch) && changeSeq <= seq + 1) {
      if (changeSeq == seq + 1) {
        advance(changeSeq, change);
        tellReached();
      }
      return;
    }
    keep(changeEpoch, changeSeq, change);
    if (repair == null) {
      repair();
    }
  }

  /** Reads the whole; completes when all that had been published before is applied. */
  final CompletionStage<Void> repair() {
    if (repair != null) { // which may have read already
      if (next == null) {
        next = new CompletableFuture<>();
      }
      return next;
    }
    return begin(new CompletableFuture<>());
  }

  /** Completes when this position is reached. */
  final CompletionStage<Void> reach(String wantedEpoch, long wantedSeq) {
    if (wantedEpoch.equals(epoch) && wantedSeq <= seq) {
      return CompletableFuture.completedStage(null);
    }
    Awaited waiting = new Awaited(wantedEpoch, wantedSeq, new CompletableFuture<>());
    awaited.add(waiting);
    watch();
    return waiting.reached();
  }

  /** Redis has this position: something was missed if it is not reached soon. */
  final void expect(String wantedEpoch, long wantedSeq) {
    if (awaited.isEmpty()) {
      reach(wantedEpoch, wantedSeq);
    }
  }

  /** Repairs if that has failed before. */
  final void repairIfFailed() {
    if (failed && repair == null) {
      repair();
    }
  }

  private void watch() {
    if (!watching) {
      watching = true;
      clock.after(
          PATIENCE,
          () ->
              thread.tell(
                  () -> {
                    watching = false;
                    if (!awaited.isEmpty()) {
                      missed();
                      repair();
                    }
                  }));
    }
  }

  /** Called when something was published that did not come. */
  protected void missed() {}

  private CompletionStage<Void> begin(CompletableFuture<Void> outcome) {
    repair = outcome;
    read()
        .thenAccept(
            state -> {
              repair = null;
              accept(state);
              applyEarly();
            })
        .whenComplete((done, failure) -> end(outcome, failure));
    return outcome;
  }

  private void end(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
    failed = failure != null;
    if (failure != null) {
      repair = null;
      LOG.log(
          isRefusal(failure) ? Level.DEBUG : Level.ERROR, "cannot read what is shared", failure);
    }
    finish(outcome, failure);
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof Refusal || failure.getCause() instanceof Refusal;
  }

  private void finish(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
    if (failure == null) {
      outcome.complete(null);
      tellRead();
    } else {
      outcome.completeExceptionally(failure);
      fail(failure);
    }
    CompletableFuture<Void> following = next;
    CompletionStage<Void> begun = repair;
    next = null;
    if (following == null) {
      return;
    }
    if (begun == null) {
      begin(following);
    } else {
      begun.whenComplete((done, broken) -> complete(following, broken));
    }
  }

  private static void complete(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
    if (failure == null) {
      outcome.complete(null);
    } else {
      outcome.completeExceptionally(failure);
    }
  }

  private void applyEarly() {
    if (!earlyEpoch.equals(epoch)) {
      early.clear();
    }
    while (!early.isEmpty() && early.firstKey() <= seq + 1) {
      var first = early.pollFirstEntry();
      if (first.getKey() == seq + 1) {
        advance(first.getKey(), first.getValue());
      }
    }
    if (!early.isEmpty()) { // something between is missing
      early.clear();
      begin(new CompletableFuture<>());
    }
  }

  private void keep(String changeEpoch, long changeSeq, C change) {
    if (!changeEpoch.equals(earlyEpoch) || early.size() >= MOST_EARLY) {
      early.clear();
      earlyEpoch = changeEpoch;
    }
    early.put(changeSeq, change);
  }

  private void advance(long changeSeq, C change) {
    seq = changeSeq;
    apply(change);
  }

  private void tellReached() {
    tell(each -> each.epoch().equals(epoch) && each.seq() <= seq);
  }

  /** What was awaited of another epoch is over, too: the whole was read since. */
  private void tellRead() {
    tell(each -> !each.epoch().equals(epoch) || each.seq() <= seq);
  }

  private void tell(Predicate<Awaited> condition) {
    List<Awaited> reached = awaited.stream().filter(condition).toList();
    awaited.removeAll(reached);
    reached.forEach(each -> each.reached().complete(null));
  }

  private void fail(Throwable failure) {
    List<Awaited> all = List.copyOf(awaited);
    awaited.clear();
    all.forEach(each -> each.reached().completeExceptionally(failure));
  }
}
