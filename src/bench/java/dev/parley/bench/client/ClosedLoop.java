package dev.parley.bench.client;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a number of messages in flight in each room: whenever one has come back to its sender, the
 * next member posts one.
 */
public final class ClosedLoop {
  private ClosedLoop() {}

  /** Begins; {@link Crowd#settle()} ends it. */
  public static void start(Crowd crowd, int inFlight, int bodySize) {
    crowd
        .loop()
        .call(
            () -> {
              crowd.loop().meter().onReceipt((room, nanos) -> room.post(nanos, bodySize));
              for (Room room : crowd.rooms()) {
                for (int i = 0; i < inFlight; i++) {
                  room.post(System.nanoTime(), bodySize);
                }
              }
              return null;
            });
  }

  /** Keeps one message in flight altogether: the rooms take turns. */
  public static void startOne(Crowd crowd, int bodySize) {
    AtomicInteger turn = new AtomicInteger();
    crowd
        .loop()
        .call(
            () -> {
              Meter.Receipt next =
                  (room, nanos) ->
                      crowd
                          .rooms()
                          .get(turn.getAndIncrement() % crowd.rooms().size())
                          .post(nanos, bodySize);
              crowd.loop().meter().onReceipt(next);
              next.returned(null, System.nanoTime());
              return null;
            });
  }
}
