package dev.parley.presence;

import dev.parley.config.ChatConfig;
import java.util.Map;

class MemoryPresenceManagerTest extends PresenceContract {
  @Override
  protected PresenceManager manager() {
    return new MemoryPresenceManager(
        ChatConfig.read(Map.of("chat.rooms.max", String.valueOf(ROOMS_MAX))::get));
  }
}
