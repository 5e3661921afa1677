package dev.parley.web;

import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who shakes hands. It takes the place of the request's principal, which is the one thing of a
 * request that every server hands on to the WebSocket session.
 *
 * @param user the name by which the server knows the user; null for a guest
 * @param address what counts as one client; null where that cannot be told
 * @param loginEnds when the login ends by itself; null where that is not known
 * @param login ends with the HTTP session; null where there is none
 * @param output open once the connection is, if frames can go out by it
 */
public record Caller(
    @Nullable String user,
    @Nullable String address,
    @Nullable Instant loginEnds,
    @Nullable Login login,
    FrameOutput output)
    implements Principal {

  @Override
  public String getName() {
    return user == null ? "guest" : user;
  }
}
