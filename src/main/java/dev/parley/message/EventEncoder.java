package dev.parley.message;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Events as JSON text, written by JSON-B. A message is encoded once and kept as text: events that
 * carry messages of a log take them in as they are. Thread-safe.
 */
public final class EventEncoder {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Jsonb JSONB =
      JsonbBuilder.create(
          new JsonbConfig().withAdapters(new TimeAdapter(), new LeaveReasonAdapter()));

  private EventEncoder() {}

  /** Encodes an event that carries no messages. */
  public static String encode(ServerMessage event) {
    return JSONB.toJson(event);
  }

  /** Encodes the answer to a join, with the encoded messages of the room. */
  public static String encode(ServerMessage.JoinedRoom joined, List<String> history) {
    return with(JSONB.toJson(joined), "history", array(history));
  }

  /** Encodes an answer to {@code history}, with the encoded messages of the room. */
  public static String encode(ServerMessage.History answer, List<String> messages) {
    return with(JSONB.toJson(answer), "messages", array(messages));
  }

  /** Encodes a welcome, with the encoded messages of the inbox. */
  public static String encode(
      ServerMessage.Welcome welcome, ServerMessage.Inbox inbox, List<String> history) {
    return with(
        JSONB.toJson(welcome), "inbox", with(JSONB.toJson(inbox), "history", array(history)));
  }

  /** Gives an encoded message the number and time of its place in the log. */
  public static String stamp(String message, long seq, Instant time) {
    String fields = ",\"seq\":" + seq + ",\"time\":\"" + format(time) + "\"}";
    return message.substring(0, message.length() - 1) + fields;
  }

  /** ISO-8601 UTC with milliseconds, always three digits of them. */
  static String format(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** Puts a field behind the fields of an encoded object, which has at least one. */
  private static String with(String object, String field, String value) {
    return object.substring(0, object.length() - 1) + ",\"" + field + "\":" + value + '}';
  }

  private static String array(List<String> encoded) {
    return '[' + String.join(",", encoded) + ']';
  }

  /** Writes times as the protocol has them. */
  public static final class TimeAdapter implements JsonbAdapter<Instant, String> {
    @Override
    public String adaptToJson(Instant time) {
      return format(time);
    }

    @Override
    public Instant adaptFromJson(String text) {
      return Instant.parse(text);
    }
  }

  /** Writes reasons by their names on the wire. */
  public static final class LeaveReasonAdapter implements JsonbAdapter<LeaveReason, String> {
    @Override
    public String adaptToJson(LeaveReason reason) {
      return reason.wire();
    }

    @Override
    public LeaveReason adaptFromJson(String text) {
      return LeaveReason.valueOf(text);
    }
  }
}
