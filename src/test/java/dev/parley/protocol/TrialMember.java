package dev.parley.protocol;

import dev.parley.name.Token;
import dev.parley.protocol.HistoryChecker.Place;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a user of a trial knows, whatever its connections: what it has posted, what was acknowledged
 * and how far it has come in each room. It posts with keys, resumes every room after what it has,
 * and sends again what was not acknowledged. Not thread-safe: its client guards it.
 */
final class TrialMember {
  private final String username;
  private final List<String> rooms;
  private final HistoryChecker checker;
  private final boolean patient;
  private final Map<String, Place> positions = new LinkedHashMap<>();
  private final Map<String, String> unacknowledged = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** Its own from the start: it proves the name even if the first answer is lost. */
  private String token = Token.create().reveal();

  /** On this connection; those that were asked for, and those that were answered. */
  private final Set<String> asked = new HashSet<>();

  private final Set<String> joined = new HashSet<>();
  private int posted;
  private boolean unwelcome;

  /**
   * A new user.
   *
   * @param patient whether an UNAVAILABLE may happen
   */
  TrialMember(String username, List<String> rooms, HistoryChecker checker, boolean patient) {
    this.username = username;
    this.rooms = rooms;
    this.checker = checker;
    this.patient = patient;
  }

  String username() {
    return username;
  }

  /** Begins a connection: gives its first request. */
  String hello() {
    leave();
    return "{\"type\":\"setUsername\",\"username\":\"%s\",\"token\":\"%s\"}"
        .formatted(username, token);
  }

  /** The connection is of no use any longer. */
  void leave() {
    asked.clear();
    joined.clear();
    unwelcome = false;
    refused.clear();
  }

  /** Notes a message as posted, and gives the request. */
  String post(String room) {
    String key = username + "-" + ++posted;
    String request =
        "{\"type\":\"roomMessage\",\"room\":\""
            + room
            + "\",\"message\":\"m\",\"id\":\""
            + key
            + "\",\"key\":\""
            + key
            + "\"}";
    unacknowledged.put(key, request);
    return request;
  }

  /** Takes a frame, and gives the requests that it leads to. */
  List<String> take(String frame) {
    List<String> requests = new ArrayList<>();
    for (JsonObject event :
        Json.createReader(new StringReader(frame)).readArray().getValuesAs(JsonObject.class)) {
      switch (event.getString("type")) {
        case "welcome" -> welcomed(event, requests);
        case "joinedRoom" -> joinedRoom(event, requests);
        case "newMessage" -> received(event);
        case "ack" -> acknowledged(event);
        case "error" -> refused(event);
        case "lagged" -> faults.add(username + " got " + event);
        default -> {}
      }
    }
    return requests;
  }

  /** Whether it is in all of its rooms. */
  boolean isReady() {
    return joined.size() == rooms.size();
  }

  /** Whether it could not get into all of its rooms. */
  boolean isUnwelcome() {
    return unwelcome;
  }

  /** What was refused and is to be tried again, given once. */
  List<String> refused() {
    List<String> again =
        refused.stream().filter(unacknowledged::containsKey).map(unacknowledged::get).toList();
    refused.clear();
    return again;
  }

  int unacknowledged() {
    return unacknowledged.size();
  }

  /** Where it has come to in each room. */
  Map<String, Place> positions() {
    return Map.copyOf(positions);
  }

  /** What it waits for, if these are the ends of the rooms, and what must not have happened. */
  List<String> unrest(Map<String, Place> ends) {
    List<String> unrest = new ArrayList<>(faults);
    if (!isReady()) {
      unrest.add(username + " is only in " + joined + " of " + rooms);
    }
    if (!unacknowledged.isEmpty()) {
      unrest.add(username + " has no answer to " + unacknowledged.keySet());
    }
    positions.values().stream()
        .filter(place -> !place.equals(ends.get(place.room())))
        .forEach(place -> unrest.add(username + " has come only to " + place));
    return unrest;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Notes what must not have happened. */
  void fault(String fault) {
    faults.add(username + ": " + fault);
  }

  /** Welcomed again, since its inbox begins anew, it is in its rooms as before. */
  private void welcomed(JsonObject welcome, List<String> requests) {
    token = welcome.getString("token");
    rooms.stream().filter(asked::add).map(this::join).forEach(requests::add);
  }

  private String join(String room) {
    Place since = positions.get(room);
    String position =
        since == null
            ? ""
            : ",\"since\":{\"epoch\":\"" + since.epoch() + "\",\"seq\":" + since.seq() + "}";
    return "{\"type\":\"joinRoom\",\"room\":\"" + room + "\"" + position + "}";
  }

  private void joinedRoom(JsonObject event, List<String> requests) {
    String room = event.getString("room");
    long seq = event.getJsonNumber("seq").longValue();
    List<JsonObject> history = event.getJsonArray("history").getValuesAs(JsonObject.class);
    if (!event.getBoolean("recovered")) {
      if (positions.containsKey(room)) {
        fault("could not recover " + room + " after " + positions.get(room));
      }
      Place start = new Place(room, event.getString("epoch"), seq - history.size());
      positions.put(room, start);
      checker.began(username, start);
    }
    history.forEach(this::received);
    joined.add(room);
    if (isReady()) {
      requests.addAll(unacknowledged.values());
    }
  }

  private void received(JsonObject message) {
    String room = message.getString("room");
    Place place =
        new Place(room, positions.get(room).epoch(), message.getJsonNumber("seq").longValue());
    positions.put(room, place);
    checker.received(username, place, message.getString("key"));
  }

  private void acknowledged(JsonObject ack) {
    String key = ack.getString("re");
    unacknowledged.remove(key);
    checker.acknowledged(
        key,
        new Place(
            ack.getString("room"), ack.getString("epoch"), ack.getJsonNumber("seq").longValue()),
        ack.getBoolean("duplicate"));
  }

  private void refused(JsonObject error) {
    if (!patient || !error.getString("code").equals("UNAVAILABLE")) {
      fault(error.toString());
    } else if (unacknowledged.containsKey(error.getString("re", ""))) {
      refused.add(error.getString("re"));
    } else {
      unwelcome = true;
    }
  }
}
