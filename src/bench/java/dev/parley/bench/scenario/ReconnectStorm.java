package dev.parley.bench.scenario;

import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Link;
import dev.parley.bench.client.Meter;
import dev.parley.bench.client.Room;
import dev.parley.bench.client.Waiting;
import dev.parley.bench.client.Wave;
import dev.parley.bench.server.Server;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * S7: all members of 20 rooms but one of each are cut off at once (TCP reset), 20 messages are
 * posted to each room, and all come back at once. It is over when everybody has everything.
 */
final class ReconnectStorm implements Scenario {
  private static final int ROOMS = 20;
  private static final int MISSED = 20;
  private static final long NOTICE_MILLIS = 500;

  @Override
  public String name() {
    return "S7";
  }

  @Override
  public String method() {
    return "Reconnect storm: members of 20 rooms are cut off at once (TCP reset), miss 20 messages,"
        + " and come back at once; the time until everybody has everything, in the best of several"
        + " storms. Socket.IO with connection state recovery.";
  }

  @Override
  public List<Server.Mode> modes() {
    return List.of(Server.Mode.RESUME);
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public void run(Trial trial) {
    int cut = trial.plan().cut();
    Storm best =
        IntStream.range(0, trial.plan().cutWaves())
            .mapToObj(i -> storm(trial, cut))
            .min(Comparator.comparingDouble(Storm::seconds))
            .orElseThrow();
    String parameters = "connections=" + cut;
    trial.record(parameters, "seconds until all is back", best.seconds);
    trial.record(parameters, "cpu us/connection", (double) best.cpuMicros / cut);
    trial.record(parameters, "back p50 us", best.took.getValueAtPercentile(50));
    trial.record(parameters, "back p99 us", best.took.getValueAtPercentile(99));
  }

  private record Storm(double seconds, long cpuMicros, Histogram took) {}

  private static Storm storm(Trial trial, int cut) {
    try (Crowd crowd = trial.crowd(ROOMS, cut / ROOMS + 1).enter()) {
      Meter meter = crowd.loop().meter();
      List<Link> members = crowd.links().stream().filter(link -> link != first(link)).toList();
      post(crowd, 1);
      crowd.settle();
      crowd
          .loop()
          .call(
              () -> {
                members.forEach(Link::cut);
                return null;
              });
      Waiting.millis(NOTICE_MILLIS);
      post(crowd, MISSED);

      long before = trial.usage().cpuMicros();
      Wave back = crowd.all(members, members.size(), link -> done -> link.connect(true, done));
      crowd.settle();
      long after = trial.usage().cpuMicros();
      long end = crowd.loop().call(meter::lastNanos);
      return new Storm((end - back.began()) / 1e9, after - before, back.took());
    }
  }

  private static Link first(Link link) {
    return link.room().members().get(0);
  }

  /** Has the first member of each room post, and waits until it has got its own. */
  private static void post(Crowd crowd, int messages) {
    for (int i = 0; i < messages; i++) {
      crowd
          .loop()
          .call(
              () -> {
                for (Room room : crowd.rooms()) {
                  room.postFrom(0, System.nanoTime(), Plan.BODY);
                }
                return null;
              });
      Waiting.millis(5);
    }
    Waiting.millis(100);
  }
}
