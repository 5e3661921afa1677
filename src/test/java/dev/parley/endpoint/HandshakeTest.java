package dev.parley.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.CDI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final int CLIENTS = 8;

  private final Handshake handshake = new Handshake();
  private final CyclicBarrier together = new CyclicBarrier(CLIENTS);

  /** Stands for the endpoint. */
  @Dependent
  static class Guest {}

  /** What the API knows of the CDI at hand. */
  private abstract static class Known extends CDI<Object> {
    /** Tells which threads ask for it from now on. */
    static Set<Thread> watch() {
      CDI<Object> real = CDI.current();
      Set<Thread> asking = ConcurrentHashMap.newKeySet();
      configuredProvider =
          () -> {
            asking.add(Thread.currentThread());
            return real;
          };
      return asking;
    }

    static void forget() {
      configuredProvider = null;
    }
  }

  @Test
  void shouldAskForCdiInOneThreadAlone() throws Exception {
    try (SeContainer container = startCdi()) {
      Set<Thread> asking = Known.watch();

      List<Guest> guests = shakeHandsAtOnce();

      assertThat(container.isRunning()).isTrue();
      assertThat(guests).hasSize(CLIENTS).doesNotHaveDuplicates();
      assertThat(asking).hasSize(1);
    } finally {
      Known.forget();
    }
  }

  private List<Guest> shakeHandsAtOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      Callable<Guest> client =
          () -> {
            together.await();
            return handshake.getEndpointInstance(Guest.class);
          };
      List<Guest> guests = new ArrayList<>();
      for (Future<Guest> each : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
        guests.add(each.get());
      }
      return guests;
    } finally {
      clients.shutdown();
    }
  }

  private static SeContainer startCdi() {
    return SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addBeanClasses(Guest.class)
        .initialize();
  }
}
