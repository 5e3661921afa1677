package dev.parley.room;

import dev.parley.message.ErrorCode;
import dev.parley.message.Refusal;

/** Refusals that more than one request may meet. */
final class Refusals {
  private Refusals() {}

  static Refusal notInRoom() {
    return new Refusal(ErrorCode.NOT_IN_ROOM, "room", "this connection is not in the room");
  }

  static Refusal usernameRequired() {
    return new Refusal(ErrorCode.USERNAME_REQUIRED, "the first request must be setUsername");
  }

  static Refusal usernameFixed() {
    return new Refusal(
        ErrorCode.USERNAME_FIXED, "username", "this connection has its username already");
  }

  static Refusal usersFull(int most) {
    return Refusal.unavailable("the server remembers its " + most + " users; try again later");
  }

  static Refusal userNotFound() {
    return new Refusal(ErrorCode.USER_NOT_FOUND, "to", "nobody has the username given in to");
  }

  static Refusal unavailable() {
    return new Refusal(
        ErrorCode.UNAVAILABLE, "the message could not be stored now; send it again with its key");
  }
}
