package dev.parley.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be configured, as the server itself asks for it. */
public final class ConfigKeys {
  private ConfigKeys() {}

  /** All keys. */
  public static Set<String> all() {
    Set<String> read = new TreeSet<>();
    ChatConfig.read(
        key -> {
          read.add(key);
          return null;
        });
    return read;
  }

  /** The environment variables that they can be set by. */
  public static Set<String> variables() {
    return all().stream().map(ConfigSource::environmentName).collect(Collectors.toSet());
  }
}
