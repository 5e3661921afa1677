package dev.parley.config;

import dev.parley.address.Addresses;
import inet.ipaddr.IPAddress;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads typed values by key; what is set wrongly stops the start instead of being guessed at. */
final class ConfigReader {
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(|b|kib|mib)");

  private static final Pattern REDIS_URL =
      Pattern.compile("rediss?(-sentinel|-cluster)?://[^\\s/@,]\\S*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private static final Pattern ACCESS = Pattern.compile("loopback|any|role:[^\\s:]{1,64}");
  private static final Pattern CREDENTIALS = Pattern.compile("//.*@");

  private final Function<String, @Nullable String> lookup;
  private final Map<String, String> effective = new LinkedHashMap<>();

  ConfigReader(Function<String, @Nullable String> lookup) {
    this.lookup = lookup;
  }

  /** What was read so far, in that order, defaults included; without secrets. */
  Map<String, String> effective() {
    return Collections.unmodifiableMap(effective);
  }

  int count(String key, int fallback, int min, int max) {
    String text = text(key, fallback);
    if (text == null) {
      return fallback;
    }
    String allowed = "a whole number from " + min + " to " + max;
    try {
      return within(Long.parseLong(text), min, max, key, text, allowed);
    } catch (NumberFormatException e) {
      throw new ConfigException(key, text, allowed);
    }
  }

  /** A count that zero switches off: then it is the most there can be. */
  int limit(String key, int fallback, int most) {
    int count = count(key, fallback, 0, most);
    return count == 0 ? most : count;
  }

  /** A size that zero switches off: then it is the largest there can be. */
  int bytes(String key, int fallback, int min, int max) {
    String text = text(key, fallback);
    if (text == null) {
      return fallback;
    }
    if (text.equals("0")) {
      return max;
    }
    String allowed = "0, or a size from " + min + " to " + max + " bytes, such as 65536 or 64 KiB";
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new ConfigException(key, text, allowed);
    }
    long unit =
        switch (size.group(2)) {
          case "kib" -> 1024;
          case "mib" -> 1024 * 1024;
          default -> 1;
        };
    return within(Long.parseLong(size.group(1)) * unit, min, max, key, text, allowed);
  }

  Duration duration(String key, Duration fallback) {
    String text = text(key, fallback);
    if (text == null) {
      return fallback;
    }
    Duration duration = parseDuration(key, text);
    if (duration.isNegative()) {
      throw new ConfigException(key, text, "zero or more");
    }
    return duration;
  }

  /** The address of a Redis, or nothing; a password in it is not told. */
  String redisUrl(String key) {
    String text = text(key, "");
    if (text == null) {
      return "";
    }
    if (!REDIS_URL.matcher(text).matches()) {
      throw new ConfigException(
          key,
          withoutSecrets(text),
          "an address such as redis://host:6379, rediss://, redis-sentinel://host:26379#master"
              + " or redis-cluster://host:6379,host:6379");
    }
    return text;
  }

  String word(String key, String fallback) {
    String text = text(key, fallback);
    if (text != null && !WORD.matcher(text).matches()) {
      throw new ConfigException(key, text, "1 to 64 letters, digits, '-', '_', '.' or ':'");
    }
    return text == null ? fallback : text;
  }

  /** Who may do something: those on this machine, any, or those with a role. */
  String access(String key, String fallback) {
    String text = text(key, fallback);
    if (text != null && !ACCESS.matcher(text).matches()) {
      throw new ConfigException(key, text, "loopback, any, or role: and the name of a role");
    }
    return text == null ? fallback : text;
  }

  Set<String> set(String key) {
    return Set.copyOf(list(key));
  }

  /** Addresses and ranges of them. */
  Set<IPAddress> ranges(String key) {
    try {
      return list(key).stream().map(Addresses::range).collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          key,
          String.join(", ", list(key)),
          "addresses or ranges such as 10.0.0.0/8 or ::1, comma separated");
    }
  }

  Auth auth(String key, Auth fallback) {
    String text = Objects.requireNonNullElse(text(key, fallback.text()), fallback.text());
    return Arrays.stream(Auth.values())
        .filter(auth -> auth.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new ConfigException(key, text, "guest or container"));
  }

  private List<String> list(String key) {
    String text = text(key, "");
    return text == null
        ? List.of()
        : Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .distinct()
            .toList();
  }

  private static Duration parseDuration(String key, String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher brief = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (brief.matches()) {
      long amount = Long.parseLong(brief.group(1));
      return switch (brief.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new ConfigException(
          key, text, "a duration such as PT5S, or a number with ms, s, m or h, such as 5s");
    }
  }

  private static int within(long value, int min, int max, String key, String text, String allowed) {
    if (value < min || value > max) {
      throw new ConfigException(key, text, allowed);
    }
    return (int) value;
  }

  /** What is set, or null; it or the fallback is what takes effect. */
  private @Nullable String text(String key, Object fallback) {
    String text = lookup.apply(key);
    boolean set = text != null && !text.isBlank();
    effective.put(key, set ? withoutSecrets(text.strip()) : fallback.toString());
    return set ? text.strip() : null;
  }

  private static String withoutSecrets(String text) {
    return CREDENTIALS.matcher(text).replaceAll("//***@");
  }
}
