package dev.parley.name;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.StillClock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Of two who claim a name at once one wins, and no connection is counted twice or not at all. The
 * comparing of tokens takes too long for all interleavings, so threads race.
 */
@Param(name = "who", gen = IntGen.class, conf = "0:1")
@Param(name = "name", gen = IntGen.class, conf = "0:1")
@Tag("interleavings")
public class NameRegistryLincheckTest {
  private static final ChatConfig CONFIG = ChatConfig.read(key -> null);

  private final AtomicIntegerArray claims = new AtomicIntegerArray(4);
  private final MemoryNameRegistry names = new MemoryNameRegistry(CONFIG, new StillClock());

  /** The connections that the claimant then has, or 0 when the name is somebody else's. */
  @Operation
  public long claim(@Param(name = "name") int name, @Param(name = "who") int who) {
    try {
      long connections =
          names
              .claim(name(name), token(who), "c", () -> {})
              .toCompletableFuture()
              .join()
              .connections();
      claims.incrementAndGet(2 * name + who);
      return connections;
    } catch (CompletionException e) {
      return 0;
    }
  }

  /** Ends one of the claimant's connections, if there is one. */
  @Operation
  public void release(@Param(name = "name") int name, @Param(name = "who") int who) {
    if (claims.getAndUpdate(2 * name + who, count -> Math.max(0, count - 1)) > 0) {
      names.release(name(name), token(who), "c");
    }
  }

  @Operation
  public boolean isHeld(@Param(name = "name") int name) {
    return names.find(name(name)).toCompletableFuture().join().isPresent();
  }

  @Test
  void shouldBehaveAsIfThreadsTookTurns() {
    new StressOptions()
        .iterations(5)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(3)
        .check(NameRegistryLincheckTest.class);
  }

  private static Username name(int name) {
    return new Username("n" + name, "n" + name);
  }

  private static Token token(int who) {
    return Token.ofPrincipal("user " + who);
  }
}
