package dev.parley.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SendContextTest {
  private static final String SERVICES = "META-INF/services/";
  private static final String PROVIDERS =
      SERVICES + "jakarta.enterprise.concurrent.spi.ThreadContextProvider";
  private static final String OTHERS = SERVICES + "org.jboss.arquillian.core.spi.LoadableExtension";

  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

  @Test
  void shouldHideContextProvidersFromWhatIsSentAndNothingElse() throws Exception {
    AtomicReference<ClassLoader> during = new AtomicReference<>();

    SendContext.run(() -> during.set(Thread.currentThread().getContextClassLoader()));

    assertThat(usual.getResources(PROVIDERS).hasMoreElements()).isTrue();
    assertThat(during.get().getResources(PROVIDERS).hasMoreElements()).isFalse();
    assertThat(during.get().getResources(OTHERS).hasMoreElements()).isTrue();
    assertThat(during.get().loadClass(getClass().getName())).isSameAs(getClass());
  }

  @Test
  void shouldRestoreTheContextClassLoaderThoughASendFails() {
    assertThatThrownBy(
            () ->
                SendContext.run(
                    () -> {
                      throw new IOException("broken pipe");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(usual);
  }
}
