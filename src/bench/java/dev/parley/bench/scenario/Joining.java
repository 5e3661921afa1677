package dev.parley.bench.scenario;

import dev.parley.bench.client.CheckFailed;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Link;
import dev.parley.bench.client.Meter;
import dev.parley.bench.client.Room;
import dev.parley.bench.client.Wave;
import java.util.List;

/**
 * S5: joining a room whose history is full. All connect first, 64 at a time, then all join, 64 at a
 * time. Each must get the whole history in order, and what is posted afterwards.
 */
final class Joining implements Scenario {
  private static final int POSTED = 60;
  private static final int HISTORY = 50;

  @Override
  public String name() {
    return "S5";
  }

  @Override
  public String method() {
    return "A room with full history: all connect and log in, 64 at a time; then all join, 64 at a"
        + " time, and each gets the 50 messages. STOMP, Tyrus and Undertow have no history here.";
  }

  @Override
  public void run(Trial trial) {
    int joins = trial.plan().joins();
    try (Crowd crowd = trial.crowd(1, joins + 1)) {
      Room room = crowd.rooms().get(0);
      Meter meter = crowd.loop().meter();
      List<Link> others = crowd.links().subList(1, joins + 1);
      crowd.all(crowd.links().subList(0, 1), link -> done -> link.connect(true, done));
      for (int i = 1; i <= POSTED; i++) {
        crowd.loop().call(() -> room.postFrom(0, System.nanoTime(), Plan.BODY));
        crowd.settle(i);
      }

      long before = trial.usage().cpuMicros();
      Wave connected = crowd.all(others, link -> done -> link.connect(false, done));
      long between = trial.usage().cpuMicros();
      Wave joined = crowd.all(others, link -> link::join);
      long after = trial.usage().cpuMicros();

      long history = crowd.loop().call(meter::history);
      if (history != 0 && history != (long) joins * HISTORY) {
        throw new CheckFailed(joins + " joins gave " + history + " messages of history");
      }
      crowd.loop().call(() -> room.postFrom(0, System.nanoTime(), Plan.BODY));
      crowd.settle(POSTED + joins + 1);

      String parameters = "joins=" + joins;
      trial.record(parameters, "connects/s", joins / connected.seconds());
      trial.record(parameters, "cpu us/connect", (double) (between - before) / joins);
      trial.record(parameters, "joins/s", joins / joined.seconds());
      trial.record(parameters, "cpu us/join", (double) (after - between) / joins);
      trial.record(parameters, "join p50 us", joined.took().getValueAtPercentile(50));
      trial.record(parameters, "join p99 us", joined.took().getValueAtPercentile(99));
    }
  }
}
