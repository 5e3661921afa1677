package dev.parley.message;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client. The components of a record are the fields of the request: those not {@link
 * Nullable} are required, and {@code id} comes back as {@code re} in the answer.
 */
public sealed interface ClientMessage {

  /** What the client calls this request, 1-64 characters, or null. */
  @Nullable String id();

  /**
   * Calls the handler's method for this kind of request.
   *
   * @return completes when the next request may follow
   * @throws Refusal if the handler does not carry it out
   */
  CompletionStage<Void> dispatch(Handler handler) throws Refusal;

  /** Claims a name; {@code token} proves ownership, {@code since} resumes the inbox. */
  record SetUsername(
      @Nullable String id, String username, @Nullable String token, @Nullable Position since)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Joins a room, resuming after {@code since} where that is possible. */
  record JoinRoom(@Nullable String id, String room, @Nullable Position since)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Leaves a room with all connections of the user. */
  record LeaveRoom(@Nullable String id, String room) implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Posts to a room; {@code key} makes sending again safe. */
  record RoomMessage(@Nullable String id, String room, String message, @Nullable String key)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Writes to one user; {@code key} makes sending again safe. */
  record PrivateMessage(@Nullable String id, String to, String message, @Nullable String key)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Tells a room that the user types, or no longer does. */
  record Typing(@Nullable String id, String room, Boolean typing) implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Asks for the messages of a room before a seq. */
  record History(@Nullable String id, String room, Long before, @Nullable Long limit)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Asks which rooms there are. */
  record Rooms(@Nullable String id) implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Asks who is online, with names that start with {@code prefix}. */
  record OnlineUsers(@Nullable String id, @Nullable String prefix, @Nullable Long limit)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Asks for a {@code pong}. */
  record Ping(@Nullable String id) implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** A sign of life. */
  record Pong(@Nullable String id) implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /** Input that is no request; it is answered with this error. */
  record Malformed(@Nullable String id, ErrorCode code, @Nullable String field, String explanation)
      implements ClientMessage {
    @Override
    public CompletionStage<Void> dispatch(Handler handler) throws Refusal {
      return handler.on(this);
    }
  }

  /**
   * One method for each kind of request, so that the compiler keeps handlers complete. Each returns
   * when the next request of the same client may follow; a failure of it is answered as one.
   */
  interface Handler {
    CompletionStage<Void> on(SetUsername request) throws Refusal;

    CompletionStage<Void> on(JoinRoom request) throws Refusal;

    CompletionStage<Void> on(LeaveRoom request) throws Refusal;

    CompletionStage<Void> on(RoomMessage request) throws Refusal;

    CompletionStage<Void> on(PrivateMessage request) throws Refusal;

    CompletionStage<Void> on(Typing request) throws Refusal;

    CompletionStage<Void> on(History request) throws Refusal;

    CompletionStage<Void> on(Rooms request) throws Refusal;

    CompletionStage<Void> on(OnlineUsers request) throws Refusal;

    CompletionStage<Void> on(Ping request) throws Refusal;

    CompletionStage<Void> on(Pong request) throws Refusal;

    CompletionStage<Void> on(Malformed request) throws Refusal;
  }
}
