package dev.parley.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a connection, as the handshake tells.
 *
 * @param address what counts as one client; null where it is not known
 * @param principal the name by which the server knows the user; null for a guest
 * @param loginEnds when the login ends by itself; null where that is not known
 */
public record Peer(
    @Nullable String address, @Nullable String principal, @Nullable Instant loginEnds) {
  /** Nobody that anything is known of. */
  public static final Peer UNKNOWN = new Peer(null, null, null);
}
