package dev.parley.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

/**
 * Whether this node lives, and whether it is ready for clients, as those say who know. Thread-safe.
 */
@ApplicationScoped
public class Health {
  private final Map<String, BooleanSupplier> living = new ConcurrentSkipListMap<>();
  private final Map<String, BooleanSupplier> ready = new ConcurrentSkipListMap<>();
  private volatile boolean draining;

  /** Ready as soon as the application is. */
  public Health() {
    ready.put("accepting", () -> !draining);
  }

  /** Adds a check of life: a node that fails it must be started again. */
  public void checkLife(String name, BooleanSupplier up) {
    living.put(name, up);
  }

  /** Adds a check of readiness: a node that fails it should get no new clients. */
  public void checkReadiness(String name, BooleanSupplier up) {
    ready.put(name, up);
  }

  /** The node is to stop: it is not ready from now on. */
  public void drain() {
    draining = true;
  }

  /** Whether the node is to stop. */
  public boolean isDraining() {
    return draining;
  }

  /** The checks of life. */
  public HealthReport life() {
    return HealthReport.of(living);
  }

  /** The checks of readiness. */
  public HealthReport readiness() {
    return HealthReport.of(ready);
  }
}
