package dev.parley.web;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a principal that is a MicroProfile JWT expires. It is found by name: a WAR that needs the
 * API would not deploy on servers without it.
 */
final class TokenExpiry {
  private static final String TOKEN = "org.eclipse.microprofile.jwt.JsonWebToken";

  private TokenExpiry() {}

  /** The claim {@code exp}; null where the principal is no such token or has none. */
  static @Nullable Instant of(Principal principal) {
    return types(principal.getClass())
        .filter(type -> type.getName().equals(TOKEN))
        .findFirst()
        .map(type -> read(type, principal))
        .orElse(null);
  }

  private static @Nullable Instant read(Class<?> type, Principal principal) {
    try {
      Object exp = type.getMethod("getClaim", String.class).invoke(principal, "exp");
      return exp instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Class<?>> types(@Nullable Class<?> type) {
    return type == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(type),
            Stream.concat(
                Arrays.stream(type.getInterfaces()).flatMap(TokenExpiry::types),
                types(type.getSuperclass())));
  }
}
