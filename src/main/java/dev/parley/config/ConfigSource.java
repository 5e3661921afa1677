package dev.parley.config;

import dev.parley.runtime.LogLine;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where configuration comes from: the system property, then the environment variable ({@code
 * CHAT_RATE_PER_SECOND} for {@code chat.rate.per-second}), then the context parameter of {@code
 * web.xml}, then the default.
 */
@ApplicationScoped
public class ConfigSource {
  private static final Logger LOG = System.getLogger(ConfigSource.class.getName());
  private static final int FIRST = 0;

  private volatile @Nullable ServletContext context;

  /** Takes note of the servlet context, which a standalone WebSocket server does not have. */
  void start(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object application) {
    if (application instanceof ServletContext servletContext) {
      context = servletContext;
    }
  }

  /** The configuration, read once, when it is first needed. */
  @Produces
  @Singleton
  ChatConfig config() {
    ConfigReader reader = new ConfigReader(this::lookup);
    ChatConfig config = ChatConfig.read(reader);
    LogLine line = new LogLine("Parley is configured:");
    reader.effective().forEach(line::with);
    LOG.log(Level.INFO, line.toString());
    return config;
  }

  private @Nullable String lookup(String key) {
    String property = System.getProperty(key);
    if (property != null) {
      return property;
    }
    String variable = System.getenv(environmentName(key));
    if (variable != null) {
      return variable;
    }
    return context == null ? null : context.getInitParameter(key);
  }

  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
