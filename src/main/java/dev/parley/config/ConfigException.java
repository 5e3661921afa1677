package dev.parley.config;

import dev.parley.runtime.LogLine;

/** A configured value that is not allowed; the message names key, value and what is allowed. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is not allowed, and what is. */
  public ConfigException(String key, String value, String allowed) {
    super(key + "=" + LogLine.escaped(value) + " is not allowed: it must be " + allowed);
  }
}
