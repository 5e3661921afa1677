package dev.parley.web;

import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Handlers of upgrades that the container may keep. Payara and GlassFish keep the objects of past
 * requests, and in them the handler; by a class of the application they would keep all of an
 * application that was undeployed. So the handler's class is defined as one of Tyrus' ({@link
 * org.glassfish.tyrus.servlet.UpgradeShell}), by the first Parley on the server, for all that come
 * later: one that needs another shell has to give it another name. Thread-safe.
 */
final class Shells {
  private static final Logger LOG = System.getLogger(Shells.class.getName());
  private static final String SHELL = "org.glassfish.tyrus.servlet.UpgradeShell";
  private static final String FILE = "/" + SHELL.replace('.', '/') + ".class";

  private final Map<Class<?>, Optional<Class<? extends HttpUpgradeHandler>>> known =
      new ConcurrentHashMap<>(1);

  /** A shell's class beside Tyrus' own handler, if it can be had. */
  Optional<Class<? extends HttpUpgradeHandler>> beside(Class<?> handler) {
    return known.computeIfAbsent(handler, Shells::find);
  }

  private static Optional<Class<? extends HttpUpgradeHandler>> find(Class<?> handler) {
    try {
      Lookup tyrus = MethodHandles.privateLookupIn(handler, MethodHandles.lookup());
      return Optional.of(define(tyrus).asSubclass(HttpUpgradeHandler.class));
    } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.log(Level.WARNING, "frames go out by Tyrus: no handler of an upgrade can be defined", e);
      return Optional.empty();
    }
  }

  private static Class<?> define(Lookup tyrus) throws IOException, ReflectiveOperationException {
    try (InputStream in = Shells.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing");
      }
      return tyrus.defineClass(in.readAllBytes());
    } catch (LinkageError e) {
      return tyrus.findClass(SHELL); // another Parley has defined it
    }
  }
}
