package dev.parley.bench.scenario;

import dev.parley.bench.client.CheckFailed;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Link;
import dev.parley.bench.client.Meter;
import dev.parley.bench.client.Room;
import dev.parley.bench.client.Wave;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * S5: joining a room whose history is full. All connect first, 64 at a time, then all join, 64 at a
 * time. Each must get the whole history in order, and what is posted afterwards. It is done again
 * and again, since a JIT has not seen much of this before.
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
        + " time, and each gets the 50 messages. Again and again, each time with a new room; the last"
        + " quarter counts. STOMP, Tyrus and Undertow have no history here.";
  }

  @Override
  public void run(Trial trial) {
    int waves = trial.plan().joinWaves();
    int counted = Math.max(1, waves / 4);
    IntStream.range(0, waves - counted).forEach(i -> arrive(trial));
    List<Arrival> arrivals = IntStream.range(0, counted).mapToObj(i -> arrive(trial)).toList();
    record(trial, "connect", arrivals.stream().map(Arrival::connecting).toList());
    record(trial, "join", arrivals.stream().map(Arrival::joining).toList());
  }

  /** What a step of all clients took, and the CPU time of the server for it, in microseconds. */
  private record Step(Wave wave, long cpuMicros) {}

  private record Arrival(Step connecting, Step joining) {}

  private static Arrival arrive(Trial trial) {
    int joins = trial.plan().joins();
    try (Crowd crowd = trial.crowd(1, joins + 1)) {
      Room room = crowd.rooms().get(0);
      List<Link> others = crowd.links().subList(1, joins + 1);
      crowd.all(crowd.links().subList(0, 1), link -> done -> link.connect(true, done));
      for (int i = 0; i < POSTED; i++) {
        crowd.loop().call(() -> room.postFrom(0, System.nanoTime(), Plan.BODY));
      }
      crowd.settle(POSTED);

      Arrival arrival =
          new Arrival(
              step(trial, () -> crowd.all(others, link -> done -> link.connect(false, done))),
              step(trial, () -> crowd.all(others, link -> link::join)));

      long history = crowd.loop().call(crowd.loop().meter()::history);
      if (history != 0 && history != (long) joins * HISTORY) {
        throw new CheckFailed(joins + " joins gave " + history + " messages of history");
      }
      crowd.loop().call(() -> room.postFrom(0, System.nanoTime(), Plan.BODY));
      crowd.settle(POSTED + joins + 1);
      return arrival;
    }
  }

  private static Step step(Trial trial, Supplier<Wave> all) {
    long before = trial.usage().cpuMicros();
    Wave wave = all.get();
    return new Step(wave, trial.usage().cpuMicros() - before);
  }

  private static void record(Trial trial, String what, List<Step> steps) {
    int joins = trial.plan().joins();
    String parameters = "joins=" + joins;
    double count = (double) joins * steps.size();
    double seconds = steps.stream().mapToDouble(step -> step.wave().seconds()).sum();
    long cpuMicros = steps.stream().mapToLong(Step::cpuMicros).sum();
    Histogram took = Meter.newHistogram();
    steps.forEach(step -> took.add(step.wave().took()));
    trial.record(parameters, what + "s/s", count / seconds);
    trial.record(parameters, "cpu us/" + what, cpuMicros / count);
    trial.record(parameters, what + " p50 us", took.getValueAtPercentile(50));
    trial.record(parameters, what + " p99 us", took.getValueAtPercentile(99));
  }
}
