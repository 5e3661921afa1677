package dev.parley.name;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.Map;

class MemoryNameRegistryTest extends NameContract {
  private final ManualClock clock = new ManualClock();

  @Override
  protected NameRegistry registry() {
    return new MemoryNameRegistry(ChatConfig.read(Map.of("chat.name.reserved", "1s")::get), clock);
  }

  @Override
  protected void passReservation() {
    clock.advance(Duration.ofSeconds(1));
  }
}
