package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

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
  void shouldGiveBackTheContextClassLoader() {
    try (FrameContext context = FrameContext.enter()) {
      assertThat(Thread.currentThread().getContextClassLoader()).isNotSameAs(usual);
    }

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(usual);
  }
}
