package dev.parley.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.util.Locale;

/**
 * Where configuration comes from: the system property, then the environment variable ({@code
 * CHAT_RATE_PER_SECOND} for {@code chat.rate.per-second}), then the context parameter of {@code
 * web.xml}, then the default.
 */
@Dependent
public class ConfigSource {
  private final Instance<ServletContext> contexts;

  /** A standalone WebSocket server has no servlet context. */
  @Inject
  ConfigSource(Instance<ServletContext> contexts) {
    this.contexts = contexts;
  }

  /** The configuration, read once, when it is first needed. */
  @Produces
  @Singleton
  ChatConfig config() {
    return ChatConfig.read(this::lookup);
  }

  private String lookup(String key) {
    String property = System.getProperty(key);
    if (property != null) {
      return property;
    }
    String variable = System.getenv(environmentName(key));
    if (variable != null) {
      return variable;
    }
    return contexts.isResolvable() ? contexts.get().getInitParameter(key) : null;
  }

  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
