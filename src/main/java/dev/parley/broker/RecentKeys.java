package dev.parley.broker;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receipts of recent publications to all channels by author and key, oldest first. Bounded in
 * time by the dedupe window and in number. Thread-safe: its monitor guards the receipts, and
 * nothing is called under it.
 */
final class RecentKeys {
  private final long windowMillis;
  private final int most;
  private final Map<Scoped, Remembered> receipts = new LinkedHashMap<>(0);

  /** A key is its author's own in one life of one channel. */
  private record Scoped(String epoch, String author, String key) {}

  private record Remembered(Receipt receipt, long atMillis) {}

  /**
   * No keys yet.
   *
   * @param most keys remembered, however long the window is
   */
  RecentKeys(Duration window, int most) {
    this.windowMillis = window.toMillis();
    this.most = most;
  }

  /** The receipt of the same publication within the window, or null. */
  synchronized @Nullable Receipt find(String epoch, Publication publication, long nowMillis) {
    if (publication.key() == null) {
      return null;
    }
    Remembered found = receipts.get(new Scoped(epoch, publication.author(), publication.key()));
    return found != null && !isOver(found, nowMillis) ? found.receipt() : null;
  }

  /** Remembers a receipt from now on and forgets what is over. */
  synchronized void remember(Publication publication, Receipt receipt, long nowMillis) {
    if (publication.key() == null || windowMillis == 0) {
      return;
    }
    Iterator<Remembered> oldest = receipts.values().iterator();
    while (oldest.hasNext()) {
      if (!isOver(oldest.next(), nowMillis) && receipts.size() < most) {
        break;
      }
      oldest.remove();
    }
    Scoped key = new Scoped(receipt.epoch(), publication.author(), publication.key());
    receipts.put(key, new Remembered(receipt, nowMillis));
  }

  /** How many are remembered. */
  synchronized int count() {
    return receipts.size();
  }

  private boolean isOver(Remembered remembered, long nowMillis) {
    return nowMillis - remembered.atMillis() >= windowMillis;
  }
}
