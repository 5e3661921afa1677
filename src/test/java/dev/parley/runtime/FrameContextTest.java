package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FrameContextTest {
  private static final String SERVICES = "META-INF/services/";
  private static final String PROVIDERS =
      SERVICES + "jakarta.enterprise.concurrent.spi.ThreadContextProvider";
  private static final String OTHERS = SERVICES + "org.jboss.arquillian.core.spi.LoadableExtension";

  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

  @Test
  void shouldHideContextProvidersAndNothingElse() throws Exception {
    ClassLoader during;
    try (FrameContext context = FrameContext.enter()) {
      during = Thread.currentThread().getContextClassLoader();
    }

    assertThat(usual.getResources(PROVIDERS).hasMoreElements()).isTrue();
    assertThat(during.getResources(PROVIDERS).hasMoreElements()).isFalse();
    assertThat(during.getResources(OTHERS).hasMoreElements()).isTrue();
    assertThat(during.loadClass(getClass().getName())).isSameAs(getClass());
  }

  @Test
  void shouldRestoreTheContextClassLoaderThoughASendFails() {
    assertThatThrownBy(
            () -> {
              try (FrameContext context = FrameContext.enter()) {
                throw new IOException("broken pipe");
              }
            })
        .isInstanceOf(IOException.class);

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(usual);
  }
}
