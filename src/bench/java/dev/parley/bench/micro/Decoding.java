package dev.parley.bench.micro;

import dev.parley.message.ClientFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading requests. */
@State(Scope.Benchmark)
public class Decoding {
  private String message =
      "{\"type\":\"roomMessage\",\"id\":\"17\",\"key\":\"3f2a-17\",\"room\":\"lobby\","
          + "\"message\":\"Has anybody seen the notes of yesterday's meeting?\"}";
  private String typing = "{\"type\":\"typing\",\"room\":\"lobby\",\"typing\":true}";

  /** A message to a room. */
  @Benchmark
  public ClientFrame roomMessage() {
    return ClientFrame.read(message);
  }

  /** The shortest of the frequent requests. */
  @Benchmark
  public ClientFrame typing() {
    return ClientFrame.read(typing);
  }
}
