package dev.parley.bench.scenario;

import java.util.List;

/**
 * How long and how much is measured.
 *
 * @param startSeconds of load after the start of a server, before anything is measured: a JIT that
 *     has two cores for itself and its server takes about a minute
 * @param warmSeconds of load before the first measurement of a room size, and before that of each
 *     rate: what it needs is other code
 * @param settleSeconds of load before each further measurement
 * @param closedSeconds of measuring a closed loop
 * @param openSeconds of measuring at a fixed rate
 * @param roomSizes members of the one room of S1 and S2
 * @param inFlight messages in flight of S1
 * @param shares rates of S2, as parts of the best rate of Socket.IO
 * @param idle connections of S4
 * @param joins of S5, in each of its waves
 * @param joinWaves of S5: the first are those of a JIT, which is busy for 50 of them, so the last
 *     quarter counts
 * @param cut connections of S7
 * @param cutWaves of S7, of which the best counts, since the first are those of a JIT
 */
public record Plan(
    double startSeconds,
    double warmSeconds,
    double settleSeconds,
    double closedSeconds,
    double openSeconds,
    List<Integer> roomSizes,
    List<Integer> inFlight,
    List<Double> shares,
    List<Integer> idle,
    int joins,
    int joinWaves,
    int cut,
    int cutWaves) {

  /** Bytes of a message's text, where it does not matter otherwise: a line of chat. */
  static final int BODY = 60;

  /** For numbers to publish. */
  public static Plan full() {
    return new Plan(
        60,
        10,
        2,
        5,
        10,
        List.of(200, 1000),
        List.of(1, 4, 16, 32, 128),
        List.of(0.2, 0.5, 0.8),
        List.of(1000, 5000, 10_000),
        1000,
        60,
        2000,
        24);
  }

  /** For a first impression. */
  public static Plan quick() {
    return new Plan(
        3,
        0.5,
        0.5,
        1.5,
        2,
        List.of(200),
        List.of(1, 16, 128),
        List.of(0.5),
        List.of(1000),
        1000,
        2,
        2000,
        2);
  }
}
