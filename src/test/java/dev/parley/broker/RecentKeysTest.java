package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.config.ChatConfig;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
  private static final int MOST = ChatConfig.read(key -> null).dedupeMax();

  private final RecentKeys keys = new RecentKeys(Duration.ofMinutes(5), MOST);

  @Test
  void shouldRememberTheNewestThoughAMillionAreTried() {
    for (int i = 0; i < 1_000_000; i++) {
      keys.remember(publication("key" + i), receipt("room " + i % 10, i), 0);
    }

    assertThat(keys.count()).isEqualTo(MOST);
    assertThat(keys.find("room 9", publication("key999999"), 0)).isNotNull();
    assertThat(keys.find("room 0", publication("key0"), 0)).isNull();
  }

  @Test
  void shouldForgetAfterTheWindow() {
    keys.remember(publication("old"), receipt("room", 1), 0);
    keys.remember(publication("new"), receipt("room", 2), 300_000);

    assertThat(keys.find("room", publication("old"), 300_000)).isNull();
    assertThat(keys.count()).isEqualTo(1);
  }

  @Test
  void shouldTellKeysOfChannelsAndAuthorsApart() {
    keys.remember(publication("key"), receipt("room", 1), 0);

    assertThat(keys.find("room", publication("key"), 0)).isNotNull();
    assertThat(keys.find("other", publication("key"), 0)).isNull();
    assertThat(keys.find("room", new Publication("bob", "key", "{}"), 0)).isNull();
  }

  private static Publication publication(String key) {
    return new Publication("ada", key, "{}");
  }

  private static Receipt receipt(String epoch, long seq) {
    return new Receipt(epoch, seq, Instant.EPOCH, false);
  }
}
