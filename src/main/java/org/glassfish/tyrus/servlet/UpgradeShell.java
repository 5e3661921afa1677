package org.glassfish.tyrus.servlet;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The handler of an upgraded connection as the container has it: it hands on what it is told, and
 * knows nobody any more when the connection has ended. The container makes it; to whom it hands on
 * is set then, in a way that needs no class but Java's.
 *
 * <p>It is in this package since Tyrus' class loader defines it, once for all applications on a
 * server and as long as that runs: see {@code dev.parley.web.Shells}. So nothing here may refer to
 * a class of Parley, and whatever changes what this does must change its name.
 */
public final class UpgradeShell
    implements HttpUpgradeHandler, BiConsumer<Consumer<WebConnection>, Runnable> {
  private Consumer<WebConnection> onInit = connection -> {};
  private Runnable onDestroy = () -> {};

  /** For the container alone. */
  public UpgradeShell() {}

  /** Sets to whom it hands on; before the container tells anything. */
  @Override
  public void accept(Consumer<WebConnection> init, Runnable destroy) {
    onInit = init;
    onDestroy = destroy;
  }

  @Override
  public void init(WebConnection connection) {
    onInit.accept(connection);
  }

  @Override
  public void destroy() {
    Runnable told = onDestroy;
    accept(connection -> {}, () -> {});
    told.run();
  }
}
