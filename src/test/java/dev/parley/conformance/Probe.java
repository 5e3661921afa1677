package dev.parley.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.protocol.FrameBytes;
import dev.parley.protocol.RawClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Tries cases on a server, each on a connection of its own. Thread-safe. */
final class Probe {
  /** How long a server may take to close. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long a server that is busy may take for what it does at all. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

  /** The WAR's code when it has heard nothing for a while: the server gave it nothing to hear. */
  private static final int NO_SIGN_OF_LIFE = 4003;

  private static final String MARK = "mark";
  private static final byte[] PING_MARK = Payloads.ping(MARK);

  private final URI chat;

  Probe(URI chat) {
    this.chat = chat;
  }

  /** Sends what the case has, and tells what the server did. */
  Outcome run(ConformanceCase trial) {
    try (RawClient client = new RawClient(chat)) {
      Outcome outcome = new Outcome();
      client.patience(LONG_PATIENCE);
      if (!signsIn(client)) {
        outcome.silent();
        return outcome;
      }
      if (trial.first().length > 0) {
        writeUntilRead(client, trial.first(), outcome);
      }
      for (byte[] bytes : trial.writes()) {
        write(client, bytes);
      }
      if (trial.mayEnd()) {
        client.patience(PATIENCE);
        readUntilAllowed(client, trial, outcome);
      }
      if (!outcome.isOver()) {
        client.patience(LONG_PATIENCE);
        readUntilMark(client, outcome);
      }
      return outcome;
    }
  }

  private static boolean signsIn(RawClient client) {
    String name = UUID.randomUUID().toString().substring(4);
    client.send("{'type':'setUsername','username':'" + name + "'}");
    try {
      return client.readUntilEvent("welcome") != null;
    } catch (RawClient.Silence e) {
      return false;
    }
  }

  /** Sends a whole handshake; tells whether the server took it. */
  String shakeHands(String request) {
    String host = chat.getHost() + ":" + chat.getPort();
    String text = request.replace("{path}", chat.getPath()).replace("{host}", host);
    try (RawClient client = new RawClient(chat, text.getBytes(US_ASCII))) {
      return client.status() == 101 ? "accepted" : "refused";
    } catch (UncheckedIOException e) {
      return "refused"; // by the end of the connection
    }
  }

  /** One write, and so one read of the server, begins with a ping: its pong tells of the read. */
  private static void writeUntilRead(RawClient client, byte[] first, Outcome outcome) {
    write(client, Payloads.joined(List.of(PING_MARK, first)));
    try {
      while (!outcome.isOver() && !outcome.remove("pong " + MARK)) {
        take(client, client.read(), outcome);
      }
    } catch (RawClient.Silence e) {
      outcome.silent();
    }
  }

  private static void readUntilAllowed(RawClient client, ConformanceCase trial, Outcome outcome) {
    try {
      while (!outcome.isOver() && !trial.allows(outcome.toString())) {
        take(client, client.read(), outcome);
      }
    } catch (RawClient.Silence e) {
      // it does not close
    }
  }

  /**
   * Reads on until what was asked last is answered, which comes after all that was asked before.
   */
  private static void readUntilMark(RawClient client, Outcome outcome) {
    write(client, Payloads.joined(List.of(PING_MARK, Payloads.text(Payloads.request(MARK)))));
    boolean ponged = false;
    boolean answered = false;
    try {
      while (!outcome.isOver() && !(ponged && answered)) {
        take(client, client.read(), outcome);
        ponged |= outcome.remove("pong " + MARK);
        answered |= outcome.remove("answer " + MARK);
      }
    } catch (RawClient.Silence e) {
      outcome.silent();
    }
  }

  private static void take(RawClient client, RawClient.Frame frame, Outcome outcome) {
    if (frame == null) {
      outcome.ended();
    } else if (frame.opcode() == FrameBytes.CLOSE && frame.closeCode() == NO_SIGN_OF_LIFE) {
      outcome.silent();
    } else if (frame.opcode() == FrameBytes.CLOSE) {
      outcome.closed(frame.closeCode(), ends(client, frame.payload()));
    } else {
      outcome.add(frame);
    }
  }

  /** Closes too, if it has not yet; tells whether the server then ends the connection. */
  private static boolean ends(RawClient client, byte[] close) {
    write(client, FrameBytes.of(FrameBytes.LAST | FrameBytes.CLOSE, close));
    client.patience(PATIENCE);
    try {
      client.readUntilEnd();
      return true;
    } catch (RawClient.Silence e) {
      return false;
    }
  }

  private static void write(RawClient client, byte[] bytes) {
    try {
      client.write(bytes);
    } catch (UncheckedIOException e) {
      // the server was quicker: what it did is read
    }
  }
}
