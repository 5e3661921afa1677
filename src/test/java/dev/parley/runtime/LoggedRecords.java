package dev.parley.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged under a name, at its finest, in place of being printed. Thread-safe. */
public final class LoggedRecords extends Handler {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger;

  /** Listens from now on, until {@link #close()}. */
  public LoggedRecords(String name) {
    logger = Logger.getLogger(name);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    setLevel(Level.ALL);
    logger.addHandler(this);
  }

  /** All so far. */
  public List<LogRecord> all() {
    return List.copyOf(records);
  }

  @Override
  public void publish(LogRecord entry) {
    records.add(entry);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }
}
