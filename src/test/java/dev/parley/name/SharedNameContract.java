package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisNodes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every name registry promises that several nodes share. */
abstract class SharedNameContract extends NameContract {

  /** The nodes and what they share. */
  protected abstract RedisNodes<?> nodes();

  @Override
  protected final NameRegistry registry() {
    return node().names();
  }

  @Override
  protected final void passReservation() {
    // Redis has its own time
  }

  private RedisNode node() {
    return nodes().node("chat.name.reserved", "1s", "chat.node.lease", "1s");
  }

  @Test
  void shouldHaveOneWinnerOfTwoNodes() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    for (int i = 0; i < 200; i++) {
      Username name = new Username("Ada" + i, "ada" + i);
      String id = "c" + i;

      List<CompletableFuture<NameRegistry.Claim>> claims =
          Stream.of(one, two)
              .map(each -> each.claim(name, null, id + each.hashCode(), () -> {}))
              .map(claim -> claim.toCompletableFuture())
              .toList();

      CompletableFuture.allOf(claims.toArray(CompletableFuture[]::new))
          .handle((done, failure) -> null)
          .join();
      assertThat(claims.stream().filter(claim -> !claim.isCompletedExceptionally())).hasSize(1);
    }
  }

  @Test
  void shouldCountConnectionsOfAllNodes() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    Token token = claim(one, ADA, null, "1").token();

    assertThat(claim(two, ALSO_ADA, token, "2").connections()).isEqualTo(2);
    one.release(ADA, token, "1");
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(claim(two, ADA, token, "3").connections()).isEqualTo(2);
              two.release(ADA, token, "3");
            });
  }

  @Test
  void shouldKnowAPrincipalOnAllNodes() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    claim(one, ADA, Token.ofPrincipal("Ada"), "1");

    assertThat(claim(two, ADA, Token.ofPrincipal("Ada"), "2").connections()).isEqualTo(2);
    assertTaken(two.claim(ALSO_ADA, Token.ofPrincipal("ADA"), "3", () -> {}));
  }

  @Test
  void shouldFreeNamesOfADeadNode() throws Exception {
    RedisNode dying = node();
    claim(dying.names(), ADA, null, "1");
    NameRegistry one = registry();
    dying.close();

    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(claim(one, ADA, null, "2").connections()).isEqualTo(1));
  }
}
