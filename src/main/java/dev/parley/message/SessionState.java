package dev.parley.message;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a page is told before it connects.
 *
 * @param auth {@code guest} or {@code container}
 * @param username who is signed in; null where nobody is or need be
 */
public record SessionState(String auth, @Nullable String username) {
  private static final Jsonb JSONB = JsonbBuilder.create();

  /** As JSON text. */
  public String toJson() {
    return JSONB.toJson(this);
  }
}
