package dev.parley.redis;

import java.util.concurrent.CountDownLatch;

/** A task in which its thread stands still until it may go on. Thread-safe. */
final class Standstill implements Runnable {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Override
  public void run() {
    begun.countDown();
    await(goOn);
  }

  /** Returns when the thread stands still. */
  void awaitBegun() {
    await(begun);
  }

  /** Has the thread go on. */
  void end() {
    goOn.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
