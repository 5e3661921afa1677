package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.message.ErrorCode;
import dev.parley.message.Refusal;
import dev.parley.name.Token;
import dev.parley.name.Username;
import dev.parley.runtime.ChatClock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which name. Thread-safe: all that concerns one name happens in one step of the map, so
 * of two who claim it at once one wins.
 */
final class Users {
  private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();
  private final Broker broker;
  private final ChatConfig config;
  private final ChatClock clock;

  Users(Broker broker, ChatConfig config, ChatClock clock) {
    this.broker = broker;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Makes a connection one of the user who holds the name, or lets it hold a free one.
   *
   * @param token proves that the name is the connection's own
   * @throws Refusal if the name is somebody else's
   */
  User claim(Username name, @Nullable String token, Connection connection) throws Refusal {
    User holder =
        users.compute(
            name.key(),
            (key, held) -> {
              if (held == null) {
                held = new User(name, Token.adoptOrCreate(token), broker);
              } else if (!held.token().matches(token)) {
                return held;
              }
              held.connections().add(connection);
              return held;
            });
    if (!holder.connections().contains(connection)) {
      throw new Refusal(
          ErrorCode.USERNAME_TAKEN, "username", "username is in use by somebody else");
    }
    return holder;
  }

  /** Whoever holds a name, or null. */
  @Nullable User find(Username name) {
    return users.get(name.key());
  }

  /** A connection of the user has ended; after the last, the name stays reserved for a while. */
  void release(User user, Connection connection) {
    users.computeIfPresent(
        user.name().key(),
        (key, held) -> {
          if (held == user && user.connections().remove(connection)) {
            forgetLater(user);
          }
          return held;
        });
  }

  private void forgetLater(User user) {
    if (user.connections().isEmpty()) {
      long emptySince = clock.millis();
      user.emptySince(emptySince);
      clock.after(config.nameReserved(), () -> forget(user, emptySince));
    }
  }

  private void forget(User user, long emptySince) {
    users.computeIfPresent(
        user.name().key(),
        (key, held) -> {
          if (held == user && user.isEmptySince(emptySince)) {
            user.close();
            return null;
          }
          return held;
        });
  }
}
