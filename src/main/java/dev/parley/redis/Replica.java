package dev.parley.redis;

import dev.parley.message.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows what Redis numbers and publishes: changes are applied in order, each once; where one is
 * missing, the whole is read again. It belongs to the Redis thread.
 *
 * @param <C> a change
 * @param <S> what is read
 */
abstract class Replica<C, S> implements Subscriptions.Follower {
  private static final Logger LOG = System.getLogger(Replica.class.getName());

  /** How long what Redis has answered may take to be published, too. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Changes kept while the whole is read. */
  private static final int MOST_EARLY = 4096;

  protected final RedisContext redis;

  /** What its keys begin with, and the channel that it follows. */
  protected final String base;

  private final AtomicBoolean opened = new AtomicBoolean();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
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

  Replica(RedisContext redis, String base) {
    this.redis = redis;
    this.base = base;
  }

  /**
   * Begins to follow; completes when all was read once, fails with a refusal if that takes long.
   */
  public final CompletionStage<Void> open() {
    if (opened.compareAndSet(false, true)) {
      redis.thread().tell(this::follow);
      redis.thread().after(RedisServers.TIMEOUT, () -> refuse(RedisThread.unavailable()));
    }
    return ready;
  }

  /** Adds this to those who follow the channel. */
  protected abstract void follow();

  /** Whoever waits for it to open waits no longer. */
  protected final void refuse(Throwable reason) {
    ready.completeExceptionally(reason);
  }

  @Override
  public final void subscribed() {
    repair();
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

  /** Looks for the position that Redis has in these fields; reads again what could not be read. */
  protected final void look(String epochField, String seqField) {
    if (failed && repair == null) {
      repair();
    }
    redis
        .link()
        .run(commands -> commands.hmget(base + ":meta", epochField, seqField))
        .thenAccept(
            found -> {
              if (found.get(0).hasValue()) {
                expect(found.get(0).getValue(), Long.parseLong(found.get(1).getValueOrElse("0")));
              }
            })
        .exceptionally(failure -> null);
  }

  /** Redis has this position: something was missed if it is not reached soon. */
  final void expect(String wantedEpoch, long wantedSeq) {
    if (awaited.isEmpty()) {
      reach(wantedEpoch, wantedSeq);
    }
  }

  private void watch() {
    if (!watching) {
      watching = true;
      redis
          .thread()
          .after(
              PATIENCE,
              () -> {
                watching = false;
                if (!awaited.isEmpty()) { // it was published, and did not come
                  redis.subscriptions().renew(base);
                  repair();
                }
              });
    }
  }

  private CompletionStage<Void> begin(CompletableFuture<Void> outcome) {
    repair = outcome;
    RedisThread.begin(this::read)
        .thenAccept(
            state -> {
              repair = null;
              accept(state);
              ready.complete(null);
              applyEarly();
            })
        .whenComplete((done, failure) -> end(outcome, failure));
    return outcome;
  }

  private void end(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
    failed = failure != null;
    if (failure != null) {
      repair = null;
      Level level = Refusal.in(failure).isPresent() ? Level.DEBUG : Level.ERROR;
      LOG.log(level, "cannot read what is shared", failure);
    }
    finish(outcome, failure);
  }

  private void finish(CompletableFuture<Void> outcome, @Nullable Throwable failure) {
    complete(outcome, failure);
    if (failure == null) {
      tellRead();
    } else {
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
    apply(change); // which is missing, and read again, if this fails
    seq = changeSeq;
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
