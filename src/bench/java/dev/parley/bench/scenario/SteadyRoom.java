package dev.parley.bench.scenario;

import dev.parley.bench.client.Crowd;

/**
 * S2: one room, open loop. Messages are posted at fixed rates that are parts of the best rate that
 * Socket.IO reached in S1 of the same round, with as many members.
 */
final class SteadyRoom implements Scenario {
  @Override
  public String name() {
    return "S2";
  }

  @Override
  public String method() {
    return "One room, open loop: messages are posted at a fixed rate, a part of the best that"
        + " Socket.IO reached in S1 of the same round (where it takes no part, of %,.0f deliveries/s)."
            .formatted(Trial.SUPPOSED_BEST)
        + " Latency counts from the intended time.";
  }

  @Override
  public boolean paced() {
    return true;
  }

  @Override
  public void run(Trial trial) {
    for (int size : trial.plan().roomSizes()) {
      trial.part("room=" + size, () -> measure(trial, size));
    }
  }

  private static void measure(Trial trial, int size) {
    try (Crowd crowd = trial.crowd(1, size).enter()) {
      for (double share : trial.plan().shares()) {
        measure(trial, crowd, size, share);
      }
    }
  }

  private static void measure(Trial trial, Crowd crowd, int size, double share) {
    String parameters = "room=" + size + " share=" + Math.round(share * 100) + "%";
    Load.measureAt(trial.rate(size, share), trial, crowd, parameters);
  }
}
