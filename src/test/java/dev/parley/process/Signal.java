package dev.parley.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What a test does to a process with all that it started. */
public enum Signal {
  /** Ends it without any farewell. */
  KILL,
  /** Asks it to end. */
  TERM,
  /** Lets it stand still, as a machine that hangs does. */
  STOP,
  /** Lets it go on. */
  CONT;

  /** Sends it; after {@link #KILL} the process is gone when this returns. */
  public void send(Process process) {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    if (this == KILL) {
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().join());
    } else {
      all.forEach(this::send);
    }
  }

  /**
   * Sends it to a process that somebody else has started.
   *
   * <p>Through the shell's own kill: the program of this name is not on every machine.
   */
  public void send(ProcessHandle process) {
    try {
      String command = "kill -" + name() + " " + process.pid();
      if (new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException(command + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
