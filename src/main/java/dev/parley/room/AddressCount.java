package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Throttle;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How many connections come from each address. Thread-safe: each count is a step of the map. */
final class AddressCount {
  private static final Logger LOG = System.getLogger(AddressCount.class.getName());
  private static final Duration WARNING_INTERVAL = Duration.ofMinutes(1);

  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final int most;
  private final Throttle warnings;

  AddressCount(ChatConfig config, ChatClock clock) {
    this.most = config.connectionsPerAddress();
    this.warnings = new Throttle(clock, WARNING_INTERVAL, this::warn);
  }

  /** Counts a connection, until {@link #remove}; tells whether it is one too many. */
  boolean add(@Nullable String address) {
    if (address == null || most == 0) {
      return false;
    }
    boolean tooMany = counts.merge(address, 1, Integer::sum) > most;
    if (tooMany) {
      warnings.request();
    }
    return tooMany;
  }

  /** A connection that was counted has ended. */
  void remove(@Nullable String address) {
    if (address != null && most > 0) {
      counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  private void warn() {
    LOG.log(
        Level.WARNING,
        "an address has more than its "
            + most
            + " connections (chat.connections.per-address), and those are closed; if all clients"
            + " come through a proxy, name it in chat.proxies.trusted");
  }
}
