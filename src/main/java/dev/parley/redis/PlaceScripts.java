package dev.parley.redis;

import dev.parley.broker.Epochs;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Runs the scripts that concern a place. */
final class PlaceScripts {
  private PlaceScripts() {}

  /**
   * Runs a script.
   *
   * @param base the place
   * @param node the node whose users there it concerns
   */
  static CompletionStage<List<Object>> eval(
      RedisContext redis, Script script, String base, String node, String... args) {
    Stream<String> common =
        Stream.of(
            base,
            redis.publishCommand(),
            String.valueOf(redis.config().roomsIdle().toMillis()),
            Epochs.create());
    return redis
        .link()
        .eval(
            script,
            List.of(
                base + ":meta",
                base + ":log",
                base + ":who",
                base + ":held",
                base + ":typing",
                base + ":node:" + node),
            Stream.concat(common, Stream.of(args)).toArray(String[]::new));
  }
}
