package dev.parley.redis;

import dev.parley.name.NameRegistry;
import dev.parley.name.Token;
import dev.parley.name.Username;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names in Redis: for each its token, as a digest, and the connections of all nodes. Each node
 * knows its own, and says them all again where Redis may have them wrong.
 */
final class RedisNameRegistry implements NameRegistry {
  private static final Logger LOG = System.getLogger(RedisNameRegistry.class.getName());

  private final RedisContext redis;
  private final NavigableMap<Holding, Connections> holdings = // the Redis thread's
      new TreeMap<>(Comparator.comparing(Holding::key).thenComparing(Holding::digest));

  /** A name and the digest of the token that holds it, as far as this node knows. */
  private record Holding(String key, String digest) {}

  /** This node's connections of a user, by id, with what to run when the name is lost. */
  private static final class Connections {
    private final Username name;
    private final Map<String, Runnable> byId = new LinkedHashMap<>(2);
    private boolean wrong; // what Redis has of them

    Connections(Username name) {
      this.name = name;
    }
  }

  RedisNameRegistry(RedisContext redis) {
    this.redis = redis;
  }

  @Override
  public CompletionStage<Claim> claim(
      Username name, @Nullable Token brought, String connection, Runnable onLost) {
    Token token = brought == null ? Token.create() : brought;
    return redis.thread().ask(() -> claim(name, brought, token, connection, onLost));
  }

  @Override
  public void release(Username name, Token token, String connection) {
    redis
        .thread()
        .tell(
            () -> {
              Holding holding = new Holding(name.key(), token.digest());
              Connections mine = holdings.get(holding);
              if (mine != null && mine.byId.remove(connection) != null) {
                hold(holding, mine);
              }
            });
  }

  @Override
  public CompletionStage<Optional<Username>> find(Username name) {
    return redis
        .thread()
        .ask(
            () ->
                redis
                    .link()
                    .run(
                        commands ->
                            commands.hget(redis.keys().user(name.key()) + ":name", "display"))
                    .thenApply(
                        display ->
                            Optional.ofNullable(display)
                                .map(shown -> new Username(shown, name.key()))));
  }

  /** Says again what Redis may have wrong. */
  void check() {
    Map.copyOf(holdings)
        .forEach(
            (holding, mine) -> {
              if (mine.wrong) {
                hold(holding, mine);
              }
            });
  }

  /** All that this node has in Redis must be put there again. */
  void distrust() {
    Map.copyOf(holdings).forEach(this::hold);
  }

  /** Removes what a dead node had of a name; fails with a refusal if that is not known. */
  CompletionStage<Void> reap(String node, String key) {
    return hold(key, "", "", node, Stream.empty()).thenAccept(done -> {});
  }

  private CompletionStage<Claim> claim(
      Username name, @Nullable Token brought, Token token, String connection, Runnable onLost) {
    Holding holding = new Holding(name.key(), token.digest());
    Connections mine = holdings.computeIfAbsent(holding, first -> new Connections(name));
    mine.byId.put(connection, onLost);
    return redis
        .lease()
        .node()
        .thenCompose(
            node ->
                register(node, name.key())
                    .thenCompose(
                        registered ->
                            redis
                                .link()
                                .eval(
                                    Script.CLAIM,
                                    keys(name.key()),
                                    brought == null ? "" : token.digest(),
                                    token.digest(),
                                    name.display(),
                                    node + '/' + connection)))
        .whenComplete(
            (answer, failure) -> {
              if (failure != null || answer.get(0).equals("taken")) {
                mine.byId.remove(connection);
                mine.wrong |= failure != null;
                forgetIfEmpty(holding, mine);
              }
            })
        .thenCompose(
            answer ->
                answer.get(0).equals("taken")
                    ? CompletableFuture.failedStage(NameRegistry.taken())
                    : CompletableFuture.completedStage(
                        new Claim(
                            new Username((String) answer.get(1), name.key()),
                            token,
                            Long.parseLong((String) answer.get(2)))));
  }

  private void hold(Holding holding, Connections mine) {
    mine.wrong = false;
    redis
        .lease()
        .node()
        .thenCompose(
            node ->
                register(node, holding.key())
                    .thenCompose(
                        registered ->
                            hold(
                                holding.key(),
                                holding.digest(),
                                mine.name.display(),
                                node,
                                mine.byId.keySet().stream())))
        .thenCompose(
            held ->
                redis.lease().former() == null
                    ? CompletableFuture.completedStage(held)
                    : hold(
                            holding.key(),
                            holding.digest(),
                            mine.name.display(),
                            redis.lease().former(),
                            Stream.empty())
                        .thenApply(done -> held))
        .whenComplete(
            (held, failure) -> {
              mine.wrong |= failure != null;
              if (failure == null && !held) {
                lose(holding, mine);
              }
              forgetIfEmpty(holding, mine);
            });
  }

  /** Whoever came first after Redis had lost the name has it now. */
  private void lose(Holding holding, Connections mine) {
    LOG.log(Level.WARNING, "somebody else holds a name that a user of this node had");
    holdings.remove(holding);
    List<Runnable> lost = List.copyOf(mine.byId.values());
    mine.byId.clear();
    lost.forEach(Runnable::run);
  }

  private CompletionStage<Boolean> hold(
      String key, String digest, String display, String node, Stream<String> connections) {
    String prefix = node + '/';
    Stream<String> fixed =
        Stream.of(
            digest, display, String.valueOf(redis.config().nameReserved().toMillis()), prefix);
    return redis
        .link()
        .eval(
            Script.HOLD,
            keys(key),
            Stream.concat(fixed, connections.map(id -> prefix + id)).toArray(String[]::new))
        .thenApply(answer -> answer.get(0).equals("held"));
  }

  private void forgetIfEmpty(Holding holding, Connections mine) {
    if (mine.byId.isEmpty() && !mine.wrong && holdings.remove(holding, mine)) {
      redis.lease().node().thenAccept(node -> unregister(node, holding.key()));
    }
  }

  /** Has Redis no longer note the name as one of this node's, unless it is again. */
  private void unregister(String node, String key) {
    Holding next = holdings.ceilingKey(new Holding(key, ""));
    if (next == null || !next.key().equals(key)) {
      redis.link().run(commands -> commands.srem(redis.keys().node(node, "names"), key));
    }
  }

  private CompletionStage<Void> register(String node, String key) {
    return redis
        .link()
        .run(commands -> commands.sadd(redis.keys().node(node, "names"), key))
        .thenAccept(added -> {});
  }

  private List<String> keys(String key) {
    String base = redis.keys().user(key);
    return List.of(base + ":name", base + ":connections", base + ":meta", base + ":log");
  }
}
