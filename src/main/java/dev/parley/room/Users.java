package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.name.NamePolicy;
import dev.parley.name.NameRegistry;
import dev.parley.name.Token;
import dev.parley.name.Username;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The users who have connections on this node, or had until a while ago. Thread-safe: what concerns
 * one user is a step of the map.
 */
final class Users {
  private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();
  private final int most;
  private final Services services;
  private final NamePolicy policy;

  Users(Services services) {
    this.services = services;
    this.most = services.config().usersMax();
    this.policy = new NamePolicy(services.config(), services.names());
  }

  /** Completes if a client may choose this name; fails with a refusal otherwise. */
  CompletionStage<Void> admit(Username chosen) {
    return policy.check(chosen);
  }

  /**
   * Makes a connection one of the user who holds the name, or lets it hold a free one. A connection
   * too many is closed.
   *
   * @param brought proves that the name is the connection's own
   * @return completes with null when the connection is one too many; fails with a refusal if the
   *     name is somebody else's, or that is not known, or there are too many users for another
   */
  CompletionStage<@Nullable User> claim(
      Username name, @Nullable Token brought, Connection connection) {
    if (users.size() >= most && !users.containsKey(name.key())) {
      return CompletableFuture.failedStage(Refusals.usersFull(most));
    }
    int limit = services.config().connectionsPerUser();
    return services
        .names()
        .claim(name, brought, connection.id(), () -> connection.abort(CloseCode.SIGNED_OUT))
        .thenCompose(
            claim -> {
              if (limit > 0 && claim.connections() > limit) {
                services.names().release(claim.name(), claim.token(), connection.id());
                connection.close(CloseCode.TOO_MANY_CONNECTIONS);
                return CompletableFuture.<@Nullable User>completedStage(null);
              }
              User user = arrive(claim, connection);
              return user.open()
                  .whenComplete((open, failure) -> releaseIf(failure != null, user, connection))
                  .thenApply(open -> user);
            });
  }

  /** The user of that name who is known here, or null. */
  @Nullable User find(Username name) {
    return users.get(name.key());
  }

  /** How many messages their inboxes hold. */
  long messagesKept() {
    return users.values().stream().mapToLong(user -> user.inbox().size()).sum();
  }

  /** A connection of the user has ended; after the last, the user is known here for a while. */
  void release(User user, Connection connection) {
    users.compute(
        user.name().key(),
        (key, known) -> {
          if (user.remove(connection)) {
            services.names().release(user.name(), user.token(), connection.id());
            if (user.connections().isEmpty()) {
              forgetLater(user);
            }
          }
          return known;
        });
  }

  private User arrive(NameRegistry.Claim claim, Connection connection) {
    return users.compute(
        claim.name().key(),
        (key, known) -> {
          User user = known;
          if (user != null && !user.token().matches(claim.token())) {
            user.close(); // whose name it was no longer
            user = null;
          }
          if (user == null) {
            user = new User(claim, services.broker());
          }
          user.add(connection);
          return user;
        });
  }

  private void releaseIf(boolean failed, User user, Connection connection) {
    if (failed) {
      release(user, connection);
      forgetIf(user, () -> true);
    }
  }

  private void forgetLater(User user) {
    long emptySince = services.clock().millis();
    user.emptySince(emptySince);
    services
        .clock()
        .after(
            services.config().nameReserved(),
            () -> forgetIf(user, () -> user.isEmptySince(emptySince)));
  }

  private void forgetIf(User user, BooleanSupplier condition) {
    users.computeIfPresent(
        user.name().key(),
        (key, known) -> {
          if (known != user || !condition.getAsBoolean()) {
            return known;
          }
          user.close();
          return null;
        });
  }
}
