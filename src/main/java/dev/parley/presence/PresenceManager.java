package dev.parley.presence;

import dev.parley.message.LeaveReason;
import dev.parley.name.Username;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Knows who is where, on all nodes: each room is a place, and being online is one. A user is in a
 * place from the first node that brings the user there to the last that takes the user away.
 * Thread-safe.
 */
public interface PresenceManager {

  /**
   * A room that is not open on this node yet.
   *
   * @param listener told who comes and goes there, in one order, but nothing before it is opened
   */
  Place room(String room, Listener listener);

  /** The place where everybody is who is online; it never closes. */
  Place online(Listener listener);

  /**
   * The rooms with the most users first.
   *
   * @param limit rooms at most
   */
  CompletionStage<List<Occupancy>> busiest(int limit);

  /** How many users are in a room. */
  record Occupancy(String room, int count) {}

  /** A place on this node. */
  interface Place {
    /**
     * Opens the place, if nobody did before.
     *
     * @return completes when the listener knows who is there; fails with a {@link
     *     dev.parley.message.Refusal} when the place cannot be opened
     */
    CompletionStage<Void> open();

    /**
     * This node has the user there now.
     *
     * @return completes when the listener has been told; fails with a {@link
     *     dev.parley.message.Refusal} when that is not known, and then the user should leave again
     */
    CompletionStage<Void> enter(Username user);

    /** This node no longer has the user there; what fails of that is made good later. */
    void leave(Username user, LeaveReason reason);

    /** Tells the other nodes which have the place open. Best effort: nothing is repeated. */
    void signal(Signal signal);

    /** This node needs the place no longer. */
    void close();
  }

  /** Is told, quickly and without blocking, on any thread. */
  interface Listener {
    /** The user is there now, on some node. */
    void joined(Username user);

    /** The user is there no longer, on no node. */
    void left(Username user, LeaveReason reason);

    /** These users are there, whatever was told before. */
    void present(Collection<Username> users);

    /** The user began to type before the place was opened here, and does for so long. */
    void typing(Username user, Duration left);

    /** Another node has signalled. */
    void signalled(Signal signal);
  }
}
