package dev.parley.bench.scenario;

import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Waiting;
import dev.parley.bench.server.Server;
import java.util.ArrayList;
import java.util.List;

/**
 * S4: what an idle connection costs in memory. Clients log in and join rooms of 50, each room gets
 * one message, since some containers keep the last frame that they wrote, and that of a join is
 * long, as is that of who came online. On containers the same is done with an endpoint that does
 * nothing but has the methods, coders and headers of Parley's: the difference is Parley's own. The
 * process is fresh, and had a few connections before the first look.
 */
final class IdleConnections implements Scenario {
  private static final int ROOM = 50;
  private static final int BEFORE = 100;
  private static final double QUIET_SECONDS = 2;

  @Override
  public String name() {
    return "S4";
  }

  @Override
  public String method() {
    return "Idle connections in rooms of 50 after one message, on a fresh process: memory beyond that"
        + " with none, divided by the connections. Live heap is what a full collection leaves. On"
        + " containers the own heap is that beyond the same with an endpoint that does nothing, but"
        + " has the methods, coders and response headers of Parley's.";
  }

  @Override
  public List<Server.Mode> modes() {
    return List.of(Server.Mode.CHAT, Server.Mode.BARE);
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public void run(Trial trial) {
    trial.crowd(BEFORE / ROOM, ROOM).enter().close();
    Waiting.seconds(QUIET_SECONDS);
    long resident = trial.usage().residentBytes();
    long heap = trial.onJvm() ? trial.usage().liveHeapBytes() : 0;
    List<Crowd> crowds = new ArrayList<>();
    try {
      int connected = 0;
      for (int target : trial.plan().idle()) {
        crowds.add(trial.crowd((target - connected) / ROOM, ROOM).enter());
        connected = target;
        Waiting.seconds(QUIET_SECONDS);
        if (trial.mode() == Server.Mode.CHAT) {
          crowds.forEach(crowd -> crowd.postOnce(Plan.BODY));
        }
        String parameters = "connections=" + target;
        double resides = trial.usage().residentBytes() - resident;
        trial.record(parameters, "resident bytes/connection", resides / target);
        if (trial.onJvm()) {
          double live = trial.usage().liveHeapBytes() - heap;
          trial.record(parameters, "live heap bytes/connection", live / target);
        }
        crowds.forEach(crowd -> crowd.loop().check());
      }
    } finally {
      crowds.forEach(Crowd::close);
    }
  }
}
