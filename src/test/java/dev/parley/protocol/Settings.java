package dev.parley.protocol;

import java.util.Map;

/** What the servers under test run with: short times, so that nobody need wait for long ones. */
final class Settings {
  /** The same as in src/test/liberty/jvm.options. */
  static final Map<String, String> QUICK =
      Map.of(
          "chat.presence.grace", "2s",
          "chat.name.reserved", "3s",
          "chat.typing.expiry", "1s",
          "chat.login.timeout", "2s",
          "chat.ping.interval", "1s",
          "chat.ping.timeout", "4s",
          "chat.write.timeout", "3s",
          "chat.rate.burst", "0",
          "chat.rooms.per-connection", "50");

  private Settings() {}
}
