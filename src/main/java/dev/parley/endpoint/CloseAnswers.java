package dev.parley.endpoint;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.ChatClock.Cancellable;
import dev.parley.runtime.Tasks;
import dev.parley.runtime.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The close frames that clients are to answer, which ends their connections, and what is done where
 * no answer comes within 2 s, or within 1 s while the application stops. Thread-safe.
 */
@ApplicationScoped
public class CloseAnswers {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  /** After those with the priority that goes unsaid: they close connections. */
  private static final int LATE = 3_000;

  private final Set<Runnable> due = ConcurrentHashMap.newKeySet();

  private final ChatClock clock;
  private final Workers workers;

  /** For the container's proxy alone. */
  @SuppressWarnings("NullAway")
  protected CloseAnswers() {
    this(null, null);
  }

  /** None is due. */
  @Inject
  CloseAnswers(ChatClock clock, Workers workers) {
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * An answer is due.
   *
   * @param giveUp done once, by a worker or who stops, if it does not come
   * @return to be cancelled when it has come
   */
  Cancellable expect(Runnable giveUp) {
    due.add(giveUp);
    Cancellable timer = clock.after(PATIENCE, () -> Tasks.submit(workers, () -> giveUp(giveUp)));
    return () -> {
      due.remove(giveUp);
      timer.cancel();
    };
  }

  /** What does not end now would keep the application in memory. */
  void stop(
      @Observes @Priority(LATE) @BeforeDestroyed(ApplicationScoped.class) Object application) {
    long end = clock.millis() + LAST_PATIENCE.toMillis();
    while (!due.isEmpty() && clock.millis() < end) {
      LockSupport.parkNanos(MILLISECOND);
    }
    due.forEach(this::giveUp);
  }

  private void giveUp(Runnable giveUp) {
    if (due.remove(giveUp)) {
      giveUp.run();
    }
  }
}
