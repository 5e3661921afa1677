package dev.parley.runtime;

import java.util.regex.Pattern;

/**
 * A line of the log: what happened, and fields such as {@code connections=12}. A value stays in its
 * place: whatever would begin a line or end the value is escaped. Not thread-safe.
 */
public final class LogLine {
  private static final Pattern PLAIN = Pattern.compile("[\\p{Graph}&&[^\"=\\\\]]+");

  private final StringBuilder line;

  /** A line without fields; {@code event} is fixed text. */
  public LogLine(String event) {
    line = new StringBuilder(event);
  }

  /** Adds a field. */
  public LogLine with(String name, Object value) {
    String text = String.valueOf(value);
    line.append(' ').append(name).append('=');
    if (PLAIN.matcher(text).matches()) {
      line.append(text);
    } else {
      line.append('"').append(escaped(text)).append('"');
    }
    return this;
  }

  /** The text with every control character and line end, and quotes, as escapes. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.chars().forEach(unit -> append(escaped, (char) unit));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char unit) {
    switch (unit) {
      case '"', '\\' -> escaped.append('\\').append(unit);
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      default -> {
        if (Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029') {
          escaped.append(String.format("\\u%04x", (int) unit));
        } else {
          escaped.append(unit);
        }
      }
    }
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
