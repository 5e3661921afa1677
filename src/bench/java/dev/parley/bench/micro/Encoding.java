package dev.parley.bench.micro;

import dev.parley.message.EventEncoder;
import dev.parley.message.ServerMessage;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing events. */
@State(Scope.Benchmark)
public class Encoding {
  private final Instant time = Instant.parse("2026-11-24T15:04:05.123Z");
  private final ServerMessage message =
      new ServerMessage.NewMessage(
          "lobby", "Ada", "Has anybody seen the notes of yesterday's meeting?", "3f2a-17");
  private final ServerMessage ack =
      new ServerMessage.Ack("17", "lobby", "0123456789ab", 4711, time, false);
  private final String encoded = EventEncoder.encode(message);

  /** A message of a room, once for all its readers. */
  @Benchmark
  public String newMessage() {
    return EventEncoder.encode(message);
  }

  /** The place and time of an encoded message. */
  @Benchmark
  public String stamp() {
    return EventEncoder.stamp(encoded, 4711, time);
  }

  /** The answer to the one who posted it. */
  @Benchmark
  public String ack() {
    return EventEncoder.encode(ack);
  }
}
