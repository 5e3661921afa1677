package dev.parley.broker;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receipts of recent publications by author and key, oldest first. Bounded in time by the
 * dedupe window and in number by {@link #MAX_KEYS}. Not thread-safe: its channel's lock guards it.
 */
final class RecentKeys {
  /** Keys remembered per channel, however long the window is. */
  static final int MAX_KEYS = 100_000;

  private final long windowMillis;
  private final Map<AuthorKey, Remembered> receipts = new LinkedHashMap<>(0);

  private record AuthorKey(String author, String key) {}

  private record Remembered(Receipt receipt, long atMillis) {}

  RecentKeys(Duration window) {
    this.windowMillis = window.toMillis();
  }

  /** The receipt of the same publication within the window, or null. */
  @Nullable Receipt find(Publication publication, long nowMillis) {
    if (publication.key() == null) {
      return null;
    }
    Remembered found = receipts.get(new AuthorKey(publication.author(), publication.key()));
    return found != null && !isOver(found, nowMillis) ? found.receipt() : null;
  }

  /** Remembers a receipt from now on and forgets what is over. */
  void remember(Publication publication, Receipt receipt, long nowMillis) {
    if (publication.key() == null || windowMillis == 0) {
      return;
    }
    Iterator<Remembered> oldest = receipts.values().iterator();
    while (oldest.hasNext()) {
      if (!isOver(oldest.next(), nowMillis) && receipts.size() < MAX_KEYS) {
        break;
      }
      oldest.remove();
    }
    AuthorKey key = new AuthorKey(publication.author(), publication.key());
    receipts.put(key, new Remembered(receipt, nowMillis));
  }

  private boolean isOver(Remembered remembered, long nowMillis) {
    return nowMillis - remembered.atMillis() >= windowMillis;
  }
}
