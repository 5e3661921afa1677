package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryBrokerTest extends BrokerContract {
  private final ManualClock clock = new ManualClock();
  private final ChatConfig config = ChatConfig.read(SETTINGS::get);

  @Override
  protected Broker broker() {
    return new MemoryBroker(config, clock);
  }

  @Override
  protected void loseLogs(Broker.Subscription open) {
    open.close();
  }

  @Override
  protected void passDedupeWindow() {
    clock.advance(config.dedupeWindow());
  }

  @Test
  void shouldKnowKeysForTheWholeDedupeWindow() throws Exception {
    Broker broker = broker();
    open(broker);
    publish(broker, "ada", "k");

    clock.advance(config.dedupeWindow().minus(Duration.ofMillis(1)));

    assertThat(publish(broker, "ada", "k").duplicate()).isTrue();
  }

  @Test
  void shouldFailRatherThanLoseWhatIsPublishedToAClosedChannel() {
    assertThatThrownBy(() -> publish(broker(), "ada", null)).hasMessageContaining("not open");
  }
}
