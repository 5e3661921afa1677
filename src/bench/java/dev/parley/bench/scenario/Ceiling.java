package dev.parley.bench.scenario;

import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Waiting;

/** What the load client can take, with all its checks, of a server that does no work. */
public final class Ceiling implements Scenario {
  public static final String NAME = "ceiling";

  private static final int SIZE = 200;
  private static final double SECONDS = 2;

  private final int perFrame;

  public Ceiling(int perFrame) {
    this.perFrame = perFrame;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String method() {
    return "A room of 200 gets frames that were made beforehand, as fast as the client takes them.";
  }

  @Override
  public void run(Trial trial) {
    try (Crowd crowd = trial.crowd(1, SIZE).enter()) {
      crowd.loop().call(() -> crowd.rooms().get(0).postFrom(0, System.nanoTime(), Plan.BODY));
      Waiting.seconds(SECONDS);
      Load.measure(trial, crowd, SECONDS)
          .record(trial, "room=" + SIZE + " messages/frame=" + perFrame);
    }
  }
}
