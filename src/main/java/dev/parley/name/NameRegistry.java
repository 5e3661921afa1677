package dev.parley.name;

import dev.parley.message.ErrorCode;
import dev.parley.message.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Knows who holds which name, on all nodes: of two who claim one at once, one wins. Thread-safe.
 */
public interface NameRegistry {

  /**
   * Counts one more connection of the user who holds the name, or lets it hold a free one.
   *
   * @param brought proves that the name is the connection's own; a free name is held by it from now
   *     on, so that all of a user's tabs come back after a restart of the server
   * @param connection unique over all connections and nodes
   * @param onLost run when the name turns out to be somebody else's after all
   * @return fails with a {@link Refusal} when the name is somebody else's, or that is not known
   */
  CompletionStage<Claim> claim(
      Username name, @Nullable Token brought, String connection, Runnable onLost);

  /**
   * A connection of the user has ended. After the last, the name stays reserved for a while; what
   * fails of that is made good later.
   */
  void release(Username name, Token token, String connection);

  /** The name as its holder has it, if somebody holds it. */
  CompletionStage<Optional<Username>> find(Username name);

  /**
   * A name that is held.
   *
   * @param name as its holder has it
   * @param connections how many connections the user has by now
   */
  record Claim(Username name, Token token, long connections) {}

  /** Why a name cannot be had. */
  static Refusal taken() {
    return new Refusal(ErrorCode.USERNAME_TAKEN, "username", "username is in use by somebody else");
  }
}
