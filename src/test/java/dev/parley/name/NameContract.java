package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.message.ErrorCode;
import dev.parley.message.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every name registry promises. */
abstract class NameContract {
  protected static final Username ADA = new Username("Ada", "ada");

  /** As a look-alike would have it. */
  protected static final Username ALSO_ADA = new Username("ADA", "ada");

  /** The registry to test, in which names stay reserved for a second. */
  protected abstract NameRegistry registry();

  /** Time passes, if it does not by itself. */
  protected abstract void passReservation();

  @Test
  void shouldGiveAFreeNameToWhoeverComesFirst() throws Exception {
    NameRegistry registry = registry();

    NameRegistry.Claim claim = claim(registry, ADA, null, "1");

    assertThat(claim.name()).isEqualTo(ADA);
    assertThat(claim.connections()).isEqualTo(1);
    assertTaken(registry.claim(ALSO_ADA, null, "2", () -> {}));
    assertTaken(registry.claim(ALSO_ADA, Token.create(), "3", () -> {}));
  }

  @Test
  void shouldCountTheConnectionsOfTheHolder() throws Exception {
    NameRegistry registry = registry();
    NameRegistry.Claim claim = claim(registry, ADA, null, "1");

    NameRegistry.Claim second = claim(registry, ALSO_ADA, claim.token(), "2");

    assertThat(second.name()).isEqualTo(ADA);
    assertThat(second.connections()).isEqualTo(2);
    assertThat(second.token().matches(claim.token())).isTrue();
  }

  @Test
  void shouldFindWhoeverHoldsAName() throws Exception {
    NameRegistry registry = registry();
    assertThat(ok(registry.find(ALSO_ADA))).isEmpty();

    claim(registry, ADA, null, "1");

    assertThat(ok(registry.find(ALSO_ADA))).isEqualTo(Optional.of(ADA));
  }

  @Test
  void shouldReserveANameForAWhile() throws Exception {
    NameRegistry registry = registry();
    NameRegistry.Claim claim = claim(registry, ADA, null, "1");
    registry.release(ADA, claim.token(), "1");
    assertTaken(registry.claim(ADA, null, "2", () -> {}));

    passReservation();

    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(claim(registry, ALSO_ADA, null, "3").name()).isEqualTo(ALSO_ADA));
  }

  @Test
  void shouldAdoptTheTokenThatComesWithAFreeName() throws Exception {
    Token token = Token.create();

    assertThat(claim(registry(), ADA, token, "1").token().matches(token)).isTrue();
  }

  @Test
  void shouldKnowAPrincipalWithoutAnythingThatTheClientBrings() throws Exception {
    NameRegistry registry = registry();
    claim(registry, ADA, Token.ofPrincipal("Ada"), "1");

    assertThat(claim(registry, ADA, Token.ofPrincipal("Ada"), "2").connections()).isEqualTo(2);
    assertTaken(registry.claim(ALSO_ADA, Token.ofPrincipal("ADA"), "3", () -> {}));
    assertTaken(registry.claim(ADA, null, "4", () -> {}));
  }

  protected static NameRegistry.Claim claim(
      NameRegistry registry, Username name, Token token, String connection) throws Exception {
    return ok(registry.claim(name, token, connection, () -> {}));
  }

  protected static void assertTaken(CompletionStage<NameRegistry.Claim> claim) {
    assertThat(claim.toCompletableFuture())
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.answer(null).code()).isEqualTo(ErrorCode.USERNAME_TAKEN));
  }

  protected static <T> T ok(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
