package dev.parley.redis;

import dev.parley.message.LeaveReason;
import dev.parley.name.Username;
import dev.parley.presence.PresenceManager;
import dev.parley.presence.Signal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A place as this node follows it, and whom this node has there: of that Redis holds a copy, which
 * is made anew whenever it may be wrong. It belongs to the Redis thread.
 */
final class PlaceReplica extends Replica<Envelope.Change, Who> implements PresenceManager.Place {
  /** How long the other nodes have to say whom they have, after Redis has lost it. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final PresenceManager.Listener listener;
  private final Occupancies occupancies;
  private final Supplier<CompletionStage<Void>> opening;
  private final Set<Username> mine = new LinkedHashSet<>();
  private boolean wrong; // what Redis has of mine
  private boolean settling;
  private boolean closed;

  /** Is told how many users are in a place. */
  @FunctionalInterface
  interface Occupancies {
    void note(int count);
  }

  /**
   * A place that nobody follows yet.
   *
   * @param opening what comes before; the place cannot be opened when it fails
   */
  PlaceReplica(
      RedisContext redis,
      String base,
      PresenceManager.Listener listener,
      Occupancies occupancies,
      Supplier<CompletionStage<Void>> opening) {
    super(redis, base);
    this.listener = listener;
    this.occupancies = occupancies;
    this.opening = opening;
  }

  /** Again and again until it succeeds or the place is closed. */
  @Override
  protected void follow() {
    if (closed) {
      return;
    }
    opening
        .get()
        .thenCompose(open -> redis.lease().node())
        .thenCompose(this::register)
        .whenComplete(
            (registered, failure) -> {
              if (closed) {
                return;
              }
              if (failure == null) {
                redis.subscriptions().add(base, this);
              } else {
                refuse(failure);
                redis.thread().after(RETRY, this::follow);
              }
            });
  }

  @Override
  public CompletionStage<Void> enter(Username user) {
    return redis
        .thread()
        .ask(
            () -> {
              mine.add(user);
              return redis
                  .lease()
                  .node()
                  .thenCompose(node -> eval(Script.ENTER, node, UserText.write(user)))
                  .whenComplete((state, failure) -> wrong |= failure != null)
                  .thenCompose(
                      state -> reach((String) state.get(0), Long.parseLong((String) state.get(1))));
            });
  }

  @Override
  public void leave(Username user, LeaveReason reason) {
    redis
        .thread()
        .tell(
            () -> {
              if (!mine.remove(user)) {
                return; // who never came, as to a room that is one too many
              }
              redis
                  .lease()
                  .node()
                  .thenCompose(
                      node -> eval(Script.LEAVE, node, UserText.write(user), reason.wire()))
                  .whenComplete((state, failure) -> wrong |= failure != null);
            });
  }

  @Override
  public void signal(Signal signal) {
    redis
        .thread()
        .offer(
            () ->
                redis
                    .link()
                    .eval(
                        Script.SIGNAL,
                        List.of(base + ":typing"),
                        base,
                        redis.publishCommand(),
                        Envelope.write(new Envelope.Signalled(redis.lease().signature(), signal)),
                        signal.kind().name(),
                        UserText.write(signal.user()),
                        String.valueOf(redis.config().typingExpiry().toMillis())));
  }

  @Override
  public void close() {
    redis
        .thread()
        .tell(
            () -> {
              closed = true;
              redis.subscriptions().remove(base, this);
              if (mine.isEmpty() && !wrong) {
                redis.lease().node().thenAccept(this::unregister);
              }
            });
  }

  @Override
  public void received(Envelope envelope) {
    if (envelope instanceof Envelope.Change change) {
      offer(change.epoch(), change.seq(), change);
    } else if (envelope instanceof Envelope.Signalled signalled
        && !signalled.node().equals(redis.lease().signature())) {
      listener.signalled(signalled.signal());
    }
  }

  @Override
  public void check() {
    if (wrong) {
      putRight();
    }
    look("presenceEpoch", "presenceSeq");
  }

  @Override
  public void distrust() {
    putRight();
  }

  /** Has Redis know again whom this node has here. */
  private void putRight() {
    wrong = false;
    redis
        .lease()
        .node()
        .thenCompose(node -> register(node).thenCompose(registered -> replace(node, mine)))
        .thenCompose(
            replaced ->
                redis.lease().former() == null
                    ? CompletableFuture.completedStage(null)
                    : replace(redis.lease().former(), Set.of()))
        .whenComplete((done, failure) -> wrong |= failure != null);
  }

  @Override
  protected CompletionStage<Who> read() {
    return redis.lease().node().thenCompose(node -> eval(Script.WHO, node)).thenApply(Who::read);
  }

  @Override
  protected void accept(Who who) {
    boolean lost = !epoch().isEmpty() && !epoch().equals(who.epoch());
    moveTo(who.epoch(), who.seq());
    if (lost) { // Redis has lost who was here: the nodes say it again, each for its own
      settle();
      putRight();
    }
    if (settling) {
      who.users().forEach(listener::joined);
    } else {
      listener.present(who.users());
    }
    who.typing().forEach(typist -> listener.typing(typist.user(), typist.left()));
  }

  @Override
  protected void apply(Envelope.Change change) {
    if (change.joined()) {
      listener.joined(change.user());
    } else {
      listener.left(change.user(), change.reason());
    }
  }

  private void settle() {
    if (!settling) {
      settling = true;
      redis
          .thread()
          .after(
              SETTLING,
              () -> {
                settling = false;
                repair();
              });
    }
  }

  private CompletionStage<List<Object>> replace(String node, Set<Username> users) {
    Stream<String> reason = Stream.of(LeaveReason.DISCONNECTED.wire());
    return eval(
        Script.REPLACE,
        node,
        Stream.concat(reason, users.stream().map(UserText::write)).toArray(String[]::new));
  }

  private CompletionStage<Void> register(String node) {
    return redis
        .link()
        .run(commands -> commands.sadd(redis.keys().node(node, "places"), base))
        .thenAccept(added -> {});
  }

  private void unregister(String node) {
    redis.link().run(commands -> commands.srem(redis.keys().node(node, "places"), base));
  }

  private CompletionStage<List<Object>> eval(Script script, String node, String... args) {
    return PlaceScripts.eval(redis, script, base, node, args)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && answer.get(2) instanceof String count) {
                occupancies.note(Integer.parseInt(count));
              }
            });
  }
}
