package dev.parley.bench.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/**
 * The one thread of the load client: it serves all connections, and all their state belongs to it.
 * A failed check stops it, and whoever calls it next gets the failure.
 */
public final class Loop implements AutoCloseable {
  private static final int READ = 256 * 1024;
  private static final int WRITE = 64 * 1024;

  private final Selector selector;
  private final Thread thread = new Thread(this::run, "load-client");
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Meter meter = new Meter();
  private final Memo memo = new Memo();
  private final Scan scan = new Scan();
  private final ByteBuffer output = ByteBuffer.allocateDirect(WRITE);
  private final byte[] draft = new byte[WRITE - 32];
  private ByteBuffer input = ByteBuffer.allocate(2 * READ);
  private volatile boolean stopped;
  private volatile RuntimeException failure;

  public Loop() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.start();
  }

  /** Counts what comes; only for the loop's thread. */
  public Meter meter() {
    return meter;
  }

  /** The thread's id for the system, for its CPU time. */
  public Thread thread() {
    return thread;
  }

  /** Runs a task on the loop's thread, soon. */
  public void post(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Runs a task on the loop's thread and waits for what it gives. */
  public <T> T call(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    post(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    while (!result.isDone()) {
      check();
      Waiting.millis(1);
    }
    try {
      return result.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new CheckFailed("the load client failed", e);
    }
  }

  /** Throws the failure that stopped the loop, if there is one. */
  public void check() {
    if (failure != null) {
      throw new CheckFailed(failure.getMessage(), failure);
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Ends the thread and all connections. */
  @Override
  public void close() {
    stopped = true;
    selector.wakeup();
    try {
      thread.join();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("the load client did not stop", e);
    }
  }

  Memo memo() {
    return memo;
  }

  /** What is in the frame that is read just now. */
  Scan scan() {
    return scan;
  }

  /** A buffer with room for a read behind so many bytes. */
  ByteBuffer input(int behind) {
    if (input.capacity() < behind + READ) {
      input = ByteBuffer.allocate(2 * (behind + READ));
    }
    return input.clear().limit(behind + READ);
  }

  /** A buffer for one frame. */
  ByteBuffer output() {
    return output.clear();
  }

  /** Room for the text of one frame. */
  byte[] draft() {
    return draft;
  }

  void register(SocketChannel channel, int operations, Wire wire) {
    try {
      channel.register(selector, operations, wire);
    } catch (ClosedChannelException e) {
      throw new CheckFailed("the connection is closed", e);
    }
  }

  void alsoWrite(SocketChannel channel) {
    SelectionKey key = channel.keyFor(selector);
    key.interestOpsOr(SelectionKey.OP_WRITE);
  }

  private void run() {
    try {
      while (!stopped) {
        selector.select(this::handle);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
      }
    } catch (RuntimeException e) {
      failure = e;
    } catch (IOException e) {
      failure = new CheckFailed("a connection failed: " + e.getMessage(), e);
    }
  }

  private void handle(SelectionKey key) {
    try {
      if (key.isValid()) {
        ((Wire) key.attachment()).handle(key);
      }
    } catch (IOException e) {
      throw new CheckFailed("a connection failed: " + e.getMessage(), e);
    }
  }
}
