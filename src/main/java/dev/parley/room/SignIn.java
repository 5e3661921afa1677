package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.message.ClientMessage;
import dev.parley.message.Position;
import dev.parley.message.Refusal;
import dev.parley.message.ServerMessage;
import dev.parley.name.Token;
import dev.parley.name.Username;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes connections those of users, and welcomes them. Thread-safe. */
final class SignIn {
  private final Services services;
  private final Users users;
  private final OnlineUsers online;
  private final Attendance attendance;

  SignIn(Services services, Users users, OnlineUsers online, Attendance attendance) {
    this.services = services;
    this.users = users;
    this.online = online;
    this.attendance = attendance;
  }

  /**
   * A guest asks for a name.
   *
   * @return fails with a refusal if the name cannot be had
   */
  CompletionStage<Void> as(Connection connection, ClientMessage.SetUsername request)
      throws Refusal {
    if (connection.user() != null || services.config().usesContainerAuth()) {
      throw Refusals.usernameFixed();
    }
    Username name = Username.parse("username", request.username());
    Limits.checkPosition(request.since());
    connection.life().named();
    Token token = Token.parse(request.token());
    return users
        .admit(name)
        .thenCompose(admitted -> claim(connection, name, token, request.id(), request.since()));
  }

  /**
   * The server knows whose connection this is.
   *
   * @param principal a different one is a different user, however alike the names are
   * @return fails with a refusal if the name cannot be had
   */
  CompletionStage<Void> as(Connection connection, String principal) throws Refusal {
    Username name = Username.parse("username", principal);
    return claim(connection, name, Token.ofPrincipal(principal), null, null);
  }

  private CompletionStage<Void> claim(
      Connection connection,
      Username name,
      @Nullable Token token,
      @Nullable String re,
      @Nullable Position since) {
    return users
        .claim(name, token, connection)
        .thenCompose(
            user ->
                user == null
                    ? CompletableFuture.completedStage(null)
                    : user.prepareFor(since)
                        .thenCompose(ready -> greet(connection, user, re, since)));
  }

  private CompletionStage<Void> greet(
      Connection connection, User user, @Nullable String re, @Nullable Position since) {
    ChatConfig config = services.config();
    Inbox inbox =
        new Inbox(
            user::inbox,
            online,
            config.historySize(),
            (answered, who) -> welcome(connection, answered, user, who));
    if (!connection.feed().identify(user, inbox)) {
      users.release(user, connection);
      return CompletableFuture.completedStage(null);
    }
    return attendance
        .arrive(user, connection)
        .thenRun(() -> connection.answer(frame -> inbox.writeWelcome(frame, re, since)));
  }

  private ServerMessage.Welcome welcome(
      Connection connection, @Nullable String re, User user, ServerMessage.Online who) {
    return new ServerMessage.Welcome(
        re,
        user.name().display(),
        user.token().reveal(),
        connection.id(),
        services.clock().now(),
        Limits.of(services.config()),
        who);
  }
}
