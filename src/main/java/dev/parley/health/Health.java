package dev.parley.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether this node lives, and whether it is ready for clients, as those say who know. Thread-safe.
 */
@ApplicationScoped
public class Health {
  private final Map<String, BooleanSupplier> living = new ConcurrentSkipListMap<>();
  private final Map<String, BooleanSupplier> ready = new ConcurrentSkipListMap<>();
  private final AtomicReference<CompletableFuture<Void>> drain = new AtomicReference<>();
  private volatile Supplier<CompletionStage<Void>> onDrain =
      () -> CompletableFuture.completedStage(null);

  /** Ready as soon as the application is. */
  @SuppressWarnings("this-escape")
  public Health() {
    ready.put("accepting", () -> !isDraining());
  }

  /** Adds a check of life: a node that fails it must be started again. */
  public void checkLife(String name, BooleanSupplier up) {
    living.put(name, up);
  }

  /** Adds a check of readiness: a node that fails it should get no new clients. */
  public void checkReadiness(String name, BooleanSupplier up) {
    ready.put(name, up);
  }

  /** Sets what sends the clients away, which completes when it is done, whatever happens. */
  public void onDrain(Supplier<CompletionStage<Void>> action) {
    onDrain = action;
  }

  /**
   * The node is to stop: it is not ready from now on, and its clients are sent away.
   *
   * @return completes when they have been; the same, however often it is asked for
   */
  public CompletionStage<Void> drain() {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> begun = drain.compareAndExchange(null, mine);
    if (begun != null) {
      return begun;
    }
    onDrain.get().whenComplete((done, failure) -> mine.complete(null));
    return mine;
  }

  /** Whether the node is to stop. */
  public boolean isDraining() {
    return drain.get() != null;
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
