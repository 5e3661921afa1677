package dev.parley.runtime;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The thread's context class loader while a server handles a frame, or the begin of a connection:
 * the application's, but to it there are no context providers of Jakarta Concurrency.
 *
 * <p>With each of them Tyrus restarts its idle time-out, though a session has none; on Payara that
 * is a managed task, for which it looks into every JAR of the server and the application for
 * context providers: most of the CPU of a frame. The task does nothing, in whatever context.
 *
 * <p>Confined to the thread that enters it.
 */
public final class FrameContext implements AutoCloseable {
  private static final ClassLoader LOADER = new WithoutProviders();

  private final Thread thread;
  private final ClassLoader before;

  private FrameContext(Thread thread) {
    this.thread = thread;
    this.before = thread.getContextClassLoader();
  }

  /** Begins it for this thread, until it is closed. */
  public static FrameContext enter() {
    FrameContext context = new FrameContext(Thread.currentThread());
    context.thread.setContextClassLoader(LOADER);
    return context;
  }

  /** Gives the thread back what it had. */
  @Override
  public void close() {
    thread.setContextClassLoader(before);
  }

  private static final class WithoutProviders extends ClassLoader {
    private static final String PROVIDERS =
        "META-INF/services/jakarta.enterprise.concurrent.spi.ThreadContextProvider";

    static { // else a thread would hold a lock of this while it waits for one of the server's
      registerAsParallelCapable();
    }

    WithoutProviders() {
      super(FrameContext.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(PROVIDERS) ? Collections.emptyEnumeration() : super.getResources(name);
    }
  }
}
