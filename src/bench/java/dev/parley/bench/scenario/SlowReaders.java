package dev.parley.bench.scenario;

import dev.parley.bench.client.CheckFailed;
import dev.parley.bench.client.ClosedLoop;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Link;
import dev.parley.bench.client.Waiting;
import java.util.List;

/**
 * S6: a room of 200 at half of Socket.IO's best rate, first with readers only, then with 5 % of
 * members that never read. Before it is measured, long messages fill all buffers on the way to
 * them, so that the server cannot write to them any more.
 */
final class SlowReaders implements Scenario {
  private static final int SIZE = 200;
  private static final int SLOW = SIZE / 20;
  private static final double SHARE = 0.5;
  private static final int LONG_BODY = 3900;
  private static final int FILLS = 20;

  /** After which the other end has acknowledged what it has got. */
  private static final long ACK_MILLIS = 200;

  private static final double FILL_SECONDS = 1;
  private static final int FILL_IN_FLIGHT = 4;

  @Override
  public String name() {
    return "S6";
  }

  @Override
  public String method() {
    return "A room of 200 at half of Socket.IO's best rate, without and with 10 members that never"
        + " read and whose buffers have been filled; latency of the others.";
  }

  @Override
  public boolean paced() {
    return true;
  }

  @Override
  public void run(Trial trial) {
    double none = p99(trial, 0);
    double some = p99(trial, SLOW);
    trial.record("room=" + SIZE, "p99 with slow readers / without", some / none);
  }

  private static double p99(Trial trial, int slow) {
    String parameters = "room=" + SIZE + " slow=" + slow;
    try (Crowd crowd = trial.crowd(1, SIZE)) {
      List<Link> never = crowd.links().subList(SIZE - slow, SIZE);
      never.forEach(Link::neverRead);
      crowd.enter();
      fill(trial, crowd);
      int stuck = Sockets.waiting(trial.port());
      trial.record(parameters, "stuck connections", stuck);
      if (stuck < slow) {
        throw new CheckFailed("only " + stuck + " of " + slow + " slow readers hold writes up");
      }
      Load load = Load.measureAt(trial.rate(SIZE, SHARE), trial, crowd, parameters);
      return load.latency().getValueAtPercentile(99);
    }
  }

  /** Posts long messages until the queues of those who do not read grow no more. */
  private static void fill(Trial trial, Crowd crowd) {
    long queued = -1;
    for (int i = 0; i < FILLS && Sockets.queued(trial.port()) > queued; i++) {
      queued = Sockets.queued(trial.port());
      ClosedLoop.start(crowd, FILL_IN_FLIGHT, LONG_BODY);
      Waiting.seconds(FILL_SECONDS);
      crowd.settle();
      Waiting.millis(ACK_MILLIS);
    }
  }
}
