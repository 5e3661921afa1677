package dev.parley.endpoint;

import jakarta.websocket.EncodeException;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The thread's context class loader while a server sends: the application's, but to it there are no
 * context providers of Jakarta Concurrency.
 *
 * <p>With each frame Tyrus restarts its idle time-out, though a session has none; on Payara that is
 * a managed task, for which it looks into every JAR of the server and the application for context
 * providers: four fifths of the CPU of a frame. The task does nothing, in whatever context.
 */
final class SendContext extends ClassLoader {
  private static final String PROVIDERS =
      "META-INF/services/jakarta.enterprise.concurrent.spi.ThreadContextProvider";

  private static final ClassLoader LOADER = new SendContext();

  /** A call that sends. */
  @FunctionalInterface
  interface Send {
    void run() throws IOException, EncodeException;
  }

  private SendContext() {
    super(SendContext.class.getClassLoader());
  }

  /** Sends. */
  static void run(Send send) throws IOException, EncodeException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LOADER);
    try {
      send.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(PROVIDERS) ? Collections.emptyEnumeration() : super.getResources(name);
  }
}
