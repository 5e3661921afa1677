package dev.parley.redis;

import dev.parley.message.LeaveReason;
import dev.parley.runtime.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Cleans up after a node that died: its users leave, but for those who are there by another node,
 * and its connections no longer hold names. Each step may be done again; who is gone is gone once.
 * It belongs to the Redis thread.
 */
final class Reaper {
  private static final Logger LOG = System.getLogger(Reaper.class.getName());

  private final RedisContext redis;
  private final RedisPresenceManager presence;
  private final RedisNameRegistry names;

  Reaper(RedisContext redis, RedisPresenceManager presence, RedisNameRegistry names) {
    this.redis = redis;
    this.presence = presence;
    this.names = names;
  }

  /** Cleans up; what fails is done again later, by this node or another. */
  void reap(String node) {
    LOG.log(
        Level.WARNING,
        new LogLine("a node is gone; its users leave").with("node", node).toString());
    each(node, "places", place -> leave(node, place))
        .thenCompose(done -> each(node, "names", key -> names.reap(node, key)))
        .thenCompose(
            done -> redis.link().run(commands -> commands.zrem(redis.keys().nodes("dead"), node)))
        .exceptionally(
            failure -> {
              LOG.log(
                  Level.INFO,
                  new LogLine("cleaning up after a node goes on later")
                      .with("node", node)
                      .toString());
              return null;
            });
  }

  private CompletionStage<Void> leave(String node, String place) {
    return PlaceScripts.eval(redis, Script.REPLACE, place, node, LeaveReason.NODE_LOST.wire())
        .thenAccept(state -> presence.note(place, Integer.parseInt((String) state.get(2))));
  }

  /** Does a step for each of what is noted of a node, and strikes the note. */
  private CompletionStage<Void> each(
      String node, String what, Function<String, CompletionStage<Void>> step) {
    String key = redis.keys().node(node, what);
    return redis
        .link()
        .run(commands -> commands.smembers(key))
        .thenCompose(all -> inParallel(all, step))
        .thenCompose(done -> redis.link().run(commands -> commands.del(key)))
        .thenAccept(deleted -> {});
  }

  private static CompletionStage<Void> inParallel(
      Set<String> all, Function<String, CompletionStage<Void>> step) {
    return CompletableFuture.allOf(
        all.stream()
            .map(each -> step.apply(each).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }
}
