package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.config.ChatConfig;
import dev.parley.message.ClientMessage;
import dev.parley.message.Refusal;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final ClientMessage REQUEST = new ClientMessage.Rooms("1");

  private final ManualClock clock = new ManualClock();
  private final ChatConfig config =
      ChatConfig.read(Map.of("chat.rate.burst", "4", "chat.rate.per-second", "2")::get);
  private final RequestRate rate = new RequestRate(new RateLimits(config, clock), clock);

  @Test
  void shouldRememberWhatWasUsedUpThoughTheConnectionIsQuiet() throws Refusal {
    take(4);

    clock.advance(Duration.ofSeconds(1));
    rate.letGo();

    take(2);
    assertThatThrownBy(() -> take(1)).isInstanceOf(Refusal.class);
  }

  @Test
  void shouldHoldNothingForAConnectionThatHasBeenQuietForLong() throws Refusal {
    take(4);
    assertThat(rate.buckets()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(2));
    rate.letGo();

    assertThat(rate.buckets()).isZero();
    take(4);
    assertThatThrownBy(() -> take(1)).isInstanceOf(Refusal.class);
  }

  private void take(int times) throws Refusal {
    for (int i = 0; i < times; i++) {
      rate.take(REQUEST);
    }
  }
}
