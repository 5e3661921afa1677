package dev.parley.room;

import dev.parley.broker.Publication;
import dev.parley.broker.Receipt;
import dev.parley.config.ChatConfig;
import dev.parley.log.EventLog;
import dev.parley.log.Slice;
import dev.parley.message.ClientMessage;
import dev.parley.message.ErrorCode;
import dev.parley.message.EventEncoder;
import dev.parley.message.Refusal;
import dev.parley.message.ServerMessage;
import dev.parley.name.RoomName;
import dev.parley.name.Username;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries out the requests of one connection, one after the other. */
final class RequestHandler implements ClientMessage.Handler {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final Connection connection;
  private final SignIn signIn;
  private final OnlineUsers online;
  private final Rooms rooms;
  private final Attendance attendance;
  private final Services services;
  private final ChatConfig config;
  private final long arrived;

  /** For one request, which has just arrived. */
  RequestHandler(
      Connection connection,
      SignIn signIn,
      OnlineUsers online,
      Rooms rooms,
      Attendance attendance,
      Services services) {
    this.connection = connection;
    this.signIn = signIn;
    this.online = online;
    this.rooms = rooms;
    this.attendance = attendance;
    this.services = services;
    this.config = services.config();
    this.arrived = services.clock().nanos();
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.SetUsername request) throws Refusal {
    return signIn.as(connection, request);
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.JoinRoom request) throws Refusal {
    User user = user();
    String room = RoomName.parse("room", request.room());
    Limits.checkPosition(request.since());
    return attendance.join(user, connection, room, request.id(), request.since());
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.LeaveRoom request) throws Refusal {
    User user = user();
    String room = RoomName.parse("room", request.room());
    return attendance.leave(user, connection, room, request.id());
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.RoomMessage request) throws Refusal {
    User user = user();
    Room room = room(request.room());
    Limits.checkMessage(request.message(), config.messageMaxLength());
    services.metrics().roomMessageReceived();
    room.stopTyping(user.name());
    String event =
        EventEncoder.encode(
            new ServerMessage.NewMessage(
                room.name(), user.name().display(), request.message(), request.key()));
    acknowledge(
        request.id(),
        room.name(),
        services
            .broker()
            .publish(
                Channels.room(room.name()),
                new Publication(user.name().key(), request.key(), event)));
    return DONE;
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.PrivateMessage request) throws Refusal {
    User from = user();
    Username to = Username.parse("to", request.to());
    Limits.checkMessage(request.message(), config.messageMaxLength());
    services.metrics().privateMessageReceived();
    return services
        .names()
        .find(to)
        .thenCompose(
            found ->
                found.isEmpty()
                    ? CompletableFuture.failedStage(Refusals.userNotFound())
                    : send(from, found.get(), request));
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.Typing request) throws Refusal {
    User user = user();
    Room room = room(request.room());
    if (request.typing()) {
      room.startTyping(user.name());
    } else {
      room.stopTyping(user.name());
    }
    return DONE;
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.History request) throws Refusal {
    user();
    Room room = room(request.room());
    EventLog log = room.messages();
    int limit = Limits.count("limit", request.limit(), config.historySize());
    if (request.before() < 0) {
      throw Refusal.invalid("before", "before must be a seq: 0 or more");
    }
    connection.answer(
        frame -> {
          Slice slice = log.before(request.before(), limit);
          ServerMessage.History answer =
              new ServerMessage.History(request.id(), room.name(), !slice.whole());
          frame.add(EventEncoder.encode(answer, slice.events()));
        });
    return DONE;
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.Rooms request) throws Refusal {
    user();
    return rooms
        .busiest()
        .thenAccept(busiest -> connection.answer(new ServerMessage.Rooms(request.id(), busiest)));
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.OnlineUsers request) throws Refusal {
    user();
    int limit = Limits.count("limit", request.limit(), config.membersListed());
    List<String> found = online.startingWith(request.prefix() == null ? "" : request.prefix());
    connection.answer(
        new ServerMessage.OnlineUsers(
            request.id(), found.size(), found.stream().limit(limit).toList(), null, null));
    return DONE;
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.Ping request) throws Refusal {
    user();
    connection.answer(new ServerMessage.Pong(request.id(), services.clock().now()));
    return DONE;
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.Pong request) throws Refusal {
    user(); // that it came is all there is to it
    return DONE;
  }

  @Override
  public CompletionStage<Void> on(ClientMessage.Malformed request) throws Refusal {
    throw request.field() == null
        ? new Refusal(request.code(), request.explanation())
        : new Refusal(request.code(), request.field(), request.explanation());
  }

  private CompletionStage<Void> send(User from, Username to, ClientMessage.PrivateMessage request) {
    String event =
        EventEncoder.encode(
            new ServerMessage.PrivateMessage(
                from.name().display(), to.display(), request.message(), request.key()));
    Publication publication = new Publication(from.name().key(), scoped(to, request.key()), event);
    CompletionStage<Receipt> delivered = publishTo(to, publication);
    acknowledge(
        request.id(),
        null,
        to.equals(from.name())
            ? delivered
            : delivered.thenCompose(there -> publishTo(from.name(), publication)));
    return DONE;
  }

  private User user() throws Refusal {
    User user = connection.user();
    if (user == null) {
      throw Refusals.usernameRequired();
    }
    return user;
  }

  /** The room of that name, which this connection must be in. */
  private Room room(String text) throws Refusal {
    Membership membership = connection.feed().membership(RoomName.parse("room", text));
    if (membership == null) {
      throw Refusals.notInRoom();
    }
    return membership.room();
  }

  private CompletionStage<Receipt> publishTo(Username user, Publication publication) {
    return services.broker().publish(Channels.inbox(user.key()), publication);
  }

  /** The same key to another recipient is another message, though it goes to the same own inbox. */
  private static @Nullable String scoped(Username to, @Nullable String key) {
    return key == null ? null : to.key() + '\n' + key;
  }

  private void acknowledge(
      @Nullable String re, @Nullable String room, CompletionStage<Receipt> published) {
    published.whenComplete(
        (receipt, failure) -> {
          if (failure == null) {
            services.metrics().acknowledged(services.clock().nanos() - arrived);
            connection.answer(
                new ServerMessage.Ack(
                    re, room, receipt.epoch(), receipt.seq(), receipt.time(), receipt.duplicate()));
          } else {
            services.metrics().refused(ErrorCode.UNAVAILABLE);
            connection.answer(Refusals.unavailable().answer(re));
          }
          connection.wakeForAnswers();
        });
  }
}
