package dev.parley.web;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A principal that is a MicroProfile JWT. It is known by the name of its type and asked by
 * reflection: a WAR that needs the API would not deploy on servers without it.
 */
final class WebToken {
  private static final String TYPE = "org.eclipse.microprofile.jwt.JsonWebToken";

  private final Class<?> type;
  private final Principal principal;

  private WebToken(Class<?> type, Principal principal) {
    this.type = type;
    this.principal = principal;
  }

  /** The principal, if it is such a token. */
  static Optional<WebToken> of(Principal principal) {
    return types(principal.getClass())
        .filter(type -> type.getName().equals(TYPE))
        .findFirst()
        .map(type -> new WebToken(type, principal));
  }

  /** When it expires; null where it does not say. */
  @Nullable Instant expires() {
    return claim("exp") instanceof Number seconds
        ? Instant.ofEpochSecond(seconds.longValue())
        : null;
  }

  /** Whether this is its text. */
  boolean isText(String text) {
    return text.equals(claim("raw_token"));
  }

  private @Nullable Object claim(String name) {
    try {
      return type.getMethod("getClaim", String.class).invoke(principal, name);
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
                Arrays.stream(type.getInterfaces()).flatMap(WebToken::types),
                types(type.getSuperclass())));
  }
}
