package dev.parley.message;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event for a client. The components of a record are the fields of the event; null ones are not
 * sent. Lists of users hold at most 200 names, {@code count} is the whole.
 */
@JsonbTypeInfo(
    key = "type",
    value = {
      @JsonbSubtype(alias = "welcome", type = ServerMessage.Welcome.class),
      @JsonbSubtype(alias = "joinedRoom", type = ServerMessage.JoinedRoom.class),
      @JsonbSubtype(alias = "leftRoom", type = ServerMessage.LeftRoom.class),
      @JsonbSubtype(alias = "newMessage", type = ServerMessage.NewMessage.class),
      @JsonbSubtype(alias = "privateMessage", type = ServerMessage.PrivateMessage.class),
      @JsonbSubtype(alias = "ack", type = ServerMessage.Ack.class),
      @JsonbSubtype(alias = "userJoined", type = ServerMessage.UserJoined.class),
      @JsonbSubtype(alias = "userLeft", type = ServerMessage.UserLeft.class),
      @JsonbSubtype(alias = "roomUsers", type = ServerMessage.RoomUsers.class),
      @JsonbSubtype(alias = "typing", type = ServerMessage.Typing.class),
      @JsonbSubtype(alias = "onlineUsers", type = ServerMessage.OnlineUsers.class),
      @JsonbSubtype(alias = "rooms", type = ServerMessage.Rooms.class),
      @JsonbSubtype(alias = "history", type = ServerMessage.History.class),
      @JsonbSubtype(alias = "lagged", type = ServerMessage.Lagged.class),
      @JsonbSubtype(alias = "error", type = ServerMessage.Failure.class),
      @JsonbSubtype(alias = "ping", type = ServerMessage.Ping.class),
      @JsonbSubtype(alias = "pong", type = ServerMessage.Pong.class)
    })
public sealed interface ServerMessage {

  /** Answers {@code setUsername}; the {@code inbox} is added by {@link EventEncoder}. */
  record Welcome(
      @Nullable String re,
      String username,
      String token,
      String connection,
      Instant time,
      Limits limits,
      Online online)
      implements ServerMessage {}

  /** The limits that a client should know, in the units of their configuration keys. */
  record Limits(
      int message,
      int frame,
      int rooms,
      int history,
      int burst,
      int perSecond,
      long typingMs,
      long pingMs) {}

  /** Who is online. */
  record Online(int count, List<String> users) {}

  /** Where the user's own inbox stands; its {@code history} is added by {@link EventEncoder}. */
  record Inbox(String epoch, long seq, boolean recovered) {}

  /** Answers {@code joinRoom}; the {@code history} is added by {@link EventEncoder}. */
  record JoinedRoom(
      @Nullable String re,
      String room,
      String epoch,
      long seq,
      boolean recovered,
      List<String> users,
      int count,
      List<String> typing)
      implements ServerMessage {}

  /** The user is no longer in the room. */
  record LeftRoom(@Nullable String re, String room) implements ServerMessage {}

  /**
   * A room's message; {@code seq} and {@code time} are added when it takes its place in the log.
   */
  record NewMessage(String room, String from, String message, @Nullable String key)
      implements ServerMessage {}

  /** A private message; {@code seq} and {@code time} are added in each of the two inboxes. */
  record PrivateMessage(String from, String to, String message, @Nullable String key)
      implements ServerMessage {}

  /** The message is in the log at this position; without {@code room}, in the own inbox. */
  record Ack(
      @Nullable String re,
      @Nullable String room,
      String epoch,
      long seq,
      Instant time,
      boolean duplicate)
      implements ServerMessage {}

  /** A user came into the room. */
  record UserJoined(String room, String username, int count) implements ServerMessage {}

  /** A user is no longer in the room. */
  record UserLeft(String room, String username, int count, LeaveReason reason)
      implements ServerMessage {}

  /** Who is in the room; it replaces what the client knew. */
  record RoomUsers(String room, int count, @Nullable List<String> users) implements ServerMessage {}

  /** Everybody who types in the room now. */
  record Typing(String room, List<String> users) implements ServerMessage {}

  /** Who is online: whole ({@code users}), or what changed ({@code joined}, {@code left}). */
  record OnlineUsers(
      @Nullable String re,
      int count,
      @Nullable List<String> users,
      @Nullable List<String> joined,
      @Nullable List<String> left)
      implements ServerMessage {}

  /** Answers {@code rooms}: the busiest first. */
  record Rooms(@Nullable String re, List<RoomSummary> rooms) implements ServerMessage {}

  /** A room and how many users are in it. */
  record RoomSummary(String room, int count) {}

  /** Answers {@code history}; the {@code messages} are added by {@link EventEncoder}. */
  record History(@Nullable String re, String room, boolean more) implements ServerMessage {}

  /** The log moved past this reader; live delivery goes on after {@code seq}. */
  record Lagged(@Nullable String room, long missed, long seq) implements ServerMessage {}

  /** What is wrong with a request: the protocol's {@code error}. */
  record Failure(
      @Nullable String re,
      ErrorCode code,
      String message,
      @Nullable String field,
      boolean retryable,
      @Nullable Long retryAfterMs)
      implements ServerMessage {}

  /** Shows a page that the server lives. */
  record Ping(Instant time) implements ServerMessage {}

  /** Answers {@code ping}. */
  record Pong(@Nullable String re, Instant time) implements ServerMessage {}
}
