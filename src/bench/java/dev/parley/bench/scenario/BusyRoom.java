package dev.parley.bench.scenario;

import dev.parley.bench.client.ClosedLoop;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Waiting;

/**
 * S1: one room, closed loop. So many messages are kept in flight: when one has come back to its
 * sender, the next member posts one. All members take turns.
 */
final class BusyRoom implements Scenario {
  @Override
  public String name() {
    return "S1";
  }

  @Override
  public String method() {
    return "One room, closed loop: as many messages are kept in flight as the table says; when one"
        + " has come back to its sender, the next member posts one.";
  }

  @Override
  public boolean paces() {
    return true;
  }

  @Override
  public void run(Trial trial) {
    for (int size : trial.plan().roomSizes()) {
      trial.part("room=" + size, () -> measure(trial, size));
    }
  }

  private static void measure(Trial trial, int size) {
    Plan plan = trial.plan();
    try (Crowd crowd = trial.crowd(1, size).enter()) {
      WarmUp.keepBusy(crowd, plan.warmSeconds());
      for (int inFlight : plan.inFlight()) {
        ClosedLoop.start(crowd, inFlight, Plan.BODY);
        Waiting.seconds(plan.settleSeconds());
        Load load = Load.measure(trial, crowd, plan.closedSeconds());
        crowd.settle();
        load.record(trial, parameters(size, inFlight));
      }
    }
  }

  static String parameters(int size, int inFlight) {
    return "room=" + size + " inflight=" + inFlight;
  }
}
