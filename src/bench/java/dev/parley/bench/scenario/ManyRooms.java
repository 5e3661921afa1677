package dev.parley.bench.scenario;

import dev.parley.bench.client.ClosedLoop;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Waiting;

/**
 * S3: a thousand members in 50 rooms of 20, and in 500 rooms of 2; closed loop, once with one
 * message in flight in each room, once with one in flight altogether.
 */
final class ManyRooms implements Scenario {
  private static final int MEMBERS = 1000;

  @Override
  public String name() {
    return "S3";
  }

  @Override
  public String method() {
    return "1,000 members in rooms of equal size, closed loop: one message in flight in each room,"
        + " or one altogether, the rooms taking turns.";
  }

  @Override
  public void run(Trial trial) {
    for (int size : new int[] {20, 2}) {
      int rooms = MEMBERS / size;
      try (Crowd crowd = trial.crowd(rooms, size).enter()) {
        String shape = "rooms=" + rooms + "x" + size;
        ClosedLoop.start(crowd, 1, Plan.BODY);
        Waiting.seconds(trial.plan().warmSeconds());
        measure(trial, crowd, shape + " inflight=1/room");
        ClosedLoop.startOne(crowd, Plan.BODY);
        measure(trial, crowd, shape + " inflight=1");
      }
    }
  }

  private static void measure(Trial trial, Crowd crowd, String parameters) {
    Waiting.seconds(Math.max(1, trial.plan().settleSeconds()));
    Load load = Load.measure(trial, crowd, trial.plan().closedSeconds());
    crowd.settle();
    load.record(trial, parameters);
  }
}
