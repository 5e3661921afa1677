package dev.parley.message;

/** Why a user is no longer in a room. */
public enum LeaveReason {
  /** The user left it, or closed its last connection in good order. */
  LEFT("left"),
  /** The user's last connection broke and did not come back in time. */
  DISCONNECTED("disconnected"),
  /** The node that the user was connected to died. */
  NODE_LOST("node-lost");

  private final String wire;

  LeaveReason(String wire) {
    this.wire = wire;
  }

  /** The name on the wire. */
  public String wire() {
    return wire;
  }
}
