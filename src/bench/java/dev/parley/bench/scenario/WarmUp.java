package dev.parley.bench.scenario;

import dev.parley.bench.client.ClosedLoop;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Waiting;

/** What a server that was just started does before anything is measured: a busy room of 200. */
final class WarmUp implements Scenario {
  private static final int MEMBERS = 200;
  private static final int IN_FLIGHT = 16;

  @Override
  public String name() {
    return "warm-up";
  }

  @Override
  public String method() {
    return "A room of 200 with 16 messages in flight, on every server that was just started.";
  }

  @Override
  public void run(Trial trial) {
    try (Crowd crowd = trial.crowd(1, MEMBERS).enter()) {
      keepBusy(crowd, trial.plan().startSeconds());
    }
  }

  /** Has a crowd post for a while. */
  static void keepBusy(Crowd crowd, double seconds) {
    ClosedLoop.start(crowd, IN_FLIGHT, Plan.BODY);
    Waiting.seconds(seconds);
    crowd.settle();
  }
}
