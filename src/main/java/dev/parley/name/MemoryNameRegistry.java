package dev.parley.name;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ChatClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Names in the memory of one node. Thread-safe: what concerns a name is one step of the map. */
public final class MemoryNameRegistry implements NameRegistry {
  private final ConcurrentMap<String, Holder> holders = new ConcurrentHashMap<>();
  private final Duration reserved;
  private final ChatClock clock;

  /**
   * Whoever holds a name.
   *
   * @param emptySince the clock's milliseconds when the last connection ended
   */
  private record Holder(Username name, Token token, long connections, long emptySince) {
    Holder with(long count, long millis) {
      return new Holder(name, token, count, millis);
    }
  }

  /** A registry in which every name is free. */
  public MemoryNameRegistry(ChatConfig config, ChatClock clock) {
    this.reserved = config.nameReserved();
    this.clock = clock;
  }

  @Override
  public CompletionStage<Claim> claim(
      Username name, @Nullable Token brought, String connection, Runnable onLost) {
    CompletableFuture<Claim> claimed = new CompletableFuture<>();
    holders.compute(
        name.key(),
        (key, held) -> {
          if (held != null && !held.token().matches(brought)) {
            claimed.completeExceptionally(NameRegistry.taken());
            return held;
          }
          Holder holder =
              held == null
                  ? new Holder(name, brought == null ? Token.create() : brought, 1, 0)
                  : held.with(held.connections() + 1, 0);
          claimed.complete(new Claim(holder.name(), holder.token(), holder.connections()));
          return holder;
        });
    return claimed;
  }

  @Override
  public void release(Username name, Token token, String connection) {
    long now = clock.millis();
    Holder left =
        holders.computeIfPresent(
            name.key(),
            (key, held) ->
                held.token().matches(token) ? held.with(held.connections() - 1, now) : held);
    if (left != null && left.connections() == 0) {
      clock.after(reserved, () -> holders.remove(name.key(), left));
    }
  }

  @Override
  public CompletionStage<Optional<Username>> find(Username name) {
    return CompletableFuture.completedStage(
        Optional.ofNullable(holders.get(name.key())).map(Holder::name));
  }
}
