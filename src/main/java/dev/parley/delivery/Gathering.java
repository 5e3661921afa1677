package dev.parley.delivery;

import dev.parley.runtime.Tasks;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Writes that a thread puts off until its present work is done: so what that brings about for one
 * connection goes out in one frame, and no other thread is woken for it. Only for writes that do
 * not block. Static, since between the work and a write is much that knows of neither; confined to
 * each thread.
 */
public final class Gathering {
  private static final ThreadLocal<@Nullable Queue<Runnable>> WRITES = new ThreadLocal<>();

  private Gathering() {}

  /** Does work, and then, in this thread, what it has put off, even if it failed. */
  public static void during(Runnable work) {
    Queue<Runnable> writes = new ArrayDeque<>(2);
    WRITES.set(writes);
    try {
      work.run();
    } finally {
      WRITES.remove();
      writes.forEach(Tasks::run);
    }
  }

  /** Puts a write off, if this thread is at such work; tells whether it is. */
  static boolean putOff(Runnable write) {
    Queue<Runnable> writes = WRITES.get();
    return writes != null && writes.add(write);
  }
}
