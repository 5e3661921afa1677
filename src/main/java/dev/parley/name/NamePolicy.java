package dev.parley.name;

import dev.parley.config.ChatConfig;
import dev.parley.config.ConfigException;
import dev.parley.message.Refusal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which names a client may choose. Thread-safe. */
public final class NamePolicy {
  private static final String KEY = "chat.names.reserved";

  private final Set<String> reserved = new HashSet<>(); // of keys; not changed once constructed
  private final NameRegistry names;

  /**
   * The policy of the configuration.
   *
   * @throws ConfigException if a reserved name can be no name
   */
  public NamePolicy(ChatConfig config, NameRegistry names) {
    this.names = names;
    for (String name : config.namesReserved()) {
      try {
        reserved.add(Username.parse("each", name).key());
      } catch (Refusal e) {
        throw new ConfigException(KEY, name, "names, comma separated: " + e.getMessage());
      }
    }
  }

  /**
   * Completes if the name may be chosen. Fails with a {@link Refusal}: a reserved name is taken, as
   * is whatever looks like a name that somebody holds; otherwise one that mixes scripts is invalid.
   */
  public CompletionStage<Void> check(Username name) {
    if (reserved.contains(name.key())) {
      return CompletableFuture.failedStage(NameRegistry.taken());
    }
    if (!LookAlikes.isMixture(name.display())) {
      return CompletableFuture.completedStage(null);
    }
    return names
        .find(name)
        .thenCompose(
            held ->
                CompletableFuture.failedStage(held.isPresent() ? NameRegistry.taken() : mixed()));
  }

  private static Refusal mixed() {
    return Refusal.invalid(
        "username",
        "username must not mix scripts, such as Latin and Cyrillic, nor hide marks among others");
  }
}
