package dev.parley.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A login, and what is to happen when it ends. Thread-safe. */
public final class Login {
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /** A login that has not ended. */
  Login() {}

  /** Has an action run once, at the end: now, if that is past. */
  public void onEnd(Runnable action) {
    actions.add(action);
    if (over) {
      run(action);
    }
  }

  /** The action is no longer to be run. */
  public void forget(Runnable action) {
    actions.remove(action);
  }

  /** Ends it. */
  void end() {
    over = true;
    actions.forEach(this::run);
  }

  private void run(Runnable action) {
    if (actions.remove(action)) {
      action.run();
    }
  }
}
