package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpUpgradeHandler;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler;
import org.glassfish.tyrus.servlet.UpgradeShell;
import org.junit.jupiter.api.Test;

class ShellsTest {

  @Test
  void shouldBeAClassOfTheServerAndTheSameForAllDeployments() throws Exception {
    try (Server server = new Server()) {
      Class<?> tyrus = server.loadClass(TyrusHttpUpgradeHandler.class.getName());

      Class<? extends HttpUpgradeHandler> shell = new Shells().beside(tyrus).orElseThrow();

      assertThat(shell.getClassLoader()).isSameAs(server);
      assertThat(shell).isNotEqualTo(UpgradeShell.class);
      shell.getConstructor().newInstance().destroy();
      assertThat(new Shells().beside(tyrus)).isEqualTo(Optional.of(shell));
    }
  }

  @Test
  void shouldDoWithoutWhereTheServerHasAnother() {
    assertThat(new Shells().beside(String.class)).isEmpty();
  }

  /** Has Tyrus' classes of its own, and the Servlet API, but none of the application. */
  private static final class Server extends URLClassLoader {
    Server() {
      super(
          new URL[] {
            TyrusHttpUpgradeHandler.class.getProtectionDomain().getCodeSource().getLocation()
          },
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return name.startsWith("jakarta.") || name.startsWith("org.glassfish.tyrus.spi.")
          ? HttpUpgradeHandler.class.getClassLoader().loadClass(name)
          : super.findClass(name);
    }
  }
}
