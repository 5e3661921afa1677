package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.Refusal;
import dev.parley.runtime.ManualClock;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real Redis, to which the first attempt to connect fails as no Redis could make it fail. */
class RedisLinkTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final RedisServer server = RedisServer.start(RedisBinary.EMBEDDED, false);
  private final ManualClock clock = new ManualClock();
  private final RedisThread thread = new RedisThread(clock);
  private final Stumbling servers = new Stumbling(new SingleServer(server.url()));
  private final Told told = new Told();
  private final RedisLink link = new RedisLink(servers, thread, clock, told);

  @AfterEach
  void end() {
    servers.close();
    thread.stop();
    server.close();
  }

  @Test
  void shouldTryAgainWhereConnectingCannotBegin() {
    servers.first =
        () -> {
          throw new NoClassDefFoundError("a class that cannot be loaded");
        };

    CompletableFuture<String> asked = ask(); // of the first attempt
    thread.tell(link::start);

    awaitTellingAgain(asked);
  }

  @Test
  void shouldTryAgainWhereConnectingNeverEnds() {
    servers.first = CompletableFuture::new;

    thread.tell(link::start);
    CompletableFuture<String> asked = ask();
    settle();
    assertThat(servers.begun).isTrue();
    assertThat(asked).isNotDone();
    clock.advance(LONG);

    awaitTellingAgain(asked);
  }

  @Test
  void shouldKeepNoConnectionOfAnAttemptThatFailedHalfWay() {
    servers.firstPublished =
        () -> CompletableFuture.failedStage(new IllegalStateException("too many clients"));

    CompletableFuture<String> asked = ask(); // of the first attempt
    thread.tell(link::start);

    awaitTellingAgain(asked);
    assertThat(ask(RedisClusterAsyncCommands::clientList))
        .succeedsWithin(SOON, InstanceOfAssertFactories.STRING)
        .hasLineCount(2);
  }

  @Test
  void shouldKeepNoConnectionThatOpensAfterItsAttemptHasFailed() {
    CompletableFuture<Void> late = new CompletableFuture<>();
    CompletableFuture<StatefulConnection<String, String>> opened = new CompletableFuture<>();
    CompletableFuture<Void> reached = new CompletableFuture<>();
    servers.firstPublished =
        () -> {
          reached.complete(null);
          return late.thenCompose(now -> servers.others.connectPublished())
              .whenComplete((connection, failure) -> opened.complete(connection));
        };

    CompletableFuture<String> asked = ask(); // of the first attempt
    thread.tell(link::start);
    assertThat(reached).succeedsWithin(SOON);
    settle();
    clock.advance(LONG);
    awaitTellingAgain(asked);
    late.complete(null);

    assertThat(opened).succeedsWithin(SOON);
    Awaitility.await().until(() -> !opened.join().isOpen());
    assertThat(ask()).succeedsWithin(SOON).isEqualTo("PONG");
  }

  @Test
  void shouldAnswerWhereWhoIsToldOfTheConnectionFails() {
    told.failing = true;

    thread.tell(link::start);

    assertThat(ask()).succeedsWithin(SOON).isEqualTo("PONG");
  }

  private CompletableFuture<String> ask() {
    return ask(RedisClusterAsyncCommands::ping);
  }

  private CompletableFuture<String> ask(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<String>> command) {
    return thread.ask(() -> link.run(command)).toCompletableFuture();
  }

  /** The first attempt fails; the next, which is arranged in the same task, goes well. */
  private void awaitTellingAgain(CompletableFuture<String> asked) {
    assertThat(asked).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(Refusal.class);
    settle();
    clock.advance(RETRY);
    assertThat(ask()).succeedsWithin(SOON).isEqualTo("PONG");
    assertThat(told.connected).isTrue();
  }

  /** All tasks that were told have been done, and what they arrange for later waits for it. */
  private void settle() {
    assertThat(thread.ask(() -> CompletableFuture.completedStage("done")).toCompletableFuture())
        .succeedsWithin(SOON);
  }

  /** Is told what the link tells. */
  private static final class Told implements RedisLink.Listener {
    volatile boolean connected;
    volatile boolean failing;

    @Override
    public void connected() {
      if (failing) {
        throw new IllegalStateException("told so");
      }
      connected = true;
    }

    @Override
    public void subscribed(String channel) {}

    @Override
    public void message(String channel, String message) {}

    @Override
    public void disordered() {}
  }

  /** Connects as it is told to at first, and then as the others do. */
  private static final class Stumbling implements RedisServers {
    private final RedisServers others;
    volatile Supplier<CompletionStage<RedisClusterAsyncCommands<String, String>>> first;
    volatile Supplier<CompletionStage<? extends StatefulRedisPubSubConnection<String, String>>>
        firstPublished;
    volatile boolean begun;

    Stumbling(RedisServers others) {
      this.others = others;
      this.first = others::connect;
      this.firstPublished = others::connectPublished;
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, String>> connect() {
      var connecting = first;
      first = others::connect;
      begun = true;
      return connecting.get();
    }

    @Override
    public String keeperOf(String key) {
      return others.keeperOf(key);
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, String>> connectTo(String keeper) {
      return others.connectTo(keeper);
    }

    @Override
    public CompletionStage<? extends StatefulRedisPubSubConnection<String, String>>
        connectPublished() {
      var connecting = firstPublished;
      firstPublished = others::connectPublished;
      return connecting.get();
    }

    @Override
    public CompletionStage<Void> subscribe(
        StatefulRedisPubSubConnection<String, String> published, String channel) {
      return others.subscribe(published, channel);
    }

    @Override
    public CompletionStage<Void> unsubscribe(
        StatefulRedisPubSubConnection<String, String> published, String channel) {
      return others.unsubscribe(published, channel);
    }

    @Override
    public String publishCommand() {
      return others.publishCommand();
    }

    @Override
    public void onStateChange(RedisConnectionStateListener listener) {
      others.onStateChange(listener);
    }

    @Override
    public void close() {
      others.close();
    }
  }
}
