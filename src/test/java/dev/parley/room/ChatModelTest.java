package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.room.TestChat.Client;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Three users join, post to, leave, lose and resume two rooms in any order, beside a model of what
 * the protocol promises: a room is a list, and a member has read it up to a place.
 */
class ChatModelTest {
  private static final int HISTORY = 3;
  private static final int KEPT = 8;
  private static final List<String> USERS = List.of("Ada", "Bob", "Eve");
  private static final List<String> ROOMS = List.of("java", "go");

  private enum Act {
    JOIN,
    LEAVE,
    POST,
    CUT,
    CLOSE,
    RESUME,
    HISTORY,
    WAIT
  }

  private record Step(Act act, int user, int room) {}

  @Property(tries = 200)
  void shouldDoAsTheModelDoes(@ForAll("steps") List<Step> steps) {
    Model model = new Model();
    for (Step step : steps) {
      model.take(step);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.of(Act.JOIN)),
            net.jqwik.api.Tuple.of(10, Arbitraries.of(Act.POST)),
            net.jqwik.api.Tuple.of(4, Arbitraries.of(Act.RESUME)),
            net.jqwik.api.Tuple.of(6, Arbitraries.of(Act.class)));
    return Combinators.combine(
            acts,
            Arbitraries.integers().between(0, USERS.size() - 1),
            Arbitraries.integers().between(0, ROOMS.size() - 1))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  /** A user, with what the user's client remembers. */
  private static final class Person {
    private final String name;
    private Client client;
    private String token;

    /** The last seq that was read, of the rooms that it is in or was when it was cut. */
    private final Map<String, Long> read = new HashMap<>();

    /** Where it counts as a member. */
    private final TreeSet<String> in = new TreeSet<>();

    Person(String name) {
      this.name = name;
    }
  }

  /** What should be, beside what is. */
  private static final class Model {
    private final TestChat chat =
        new TestChat(
            Map.of(
                "chat.rate.burst",
                "0",
                "chat.ping.timeout",
                "0",
                "chat.history.size",
                String.valueOf(HISTORY),
                "chat.log.size",
                String.valueOf(KEPT)));
    private final List<Person> people = USERS.stream().map(Person::new).toList();
    private final Map<String, List<String>> posted = new HashMap<>();
    private final Map<String, String> epochs = new HashMap<>();

    Model() {
      ROOMS.forEach(room -> posted.put(room, new ArrayList<>()));
      people.forEach(this::connect);
    }

    void take(Step step) {
      Person person = people.get(step.user());
      String room = ROOMS.get(step.room());
      boolean member = person.client != null && person.read.containsKey(room);
      switch (step.act()) {
        case JOIN -> join(person, room, null);
        case LEAVE -> leave(person, room);
        case POST -> post(person, room, member);
        case CUT -> end(person, false);
        case CLOSE -> end(person, true);
        case RESUME -> resume(person);
        case HISTORY -> history(person, room, member);
        case WAIT -> pass();
      }
      everybodyHasEverything();
    }

    private void connect(Person person) {
      Client client = chat.connect();
      String token = person.token == null ? "" : "','token':'" + person.token;
      client.send("{'type':'setUsername','username':'" + person.name + token + "'}");
      person.token = client.only("welcome").getString("token");
      person.client = client;
    }

    private void join(Person person, String room, Long since) {
      if (person.client == null) {
        return;
      }
      String position =
          since == null
              ? ""
              : ",'since':{'epoch':'"
                  + epochs.getOrDefault(room, "none")
                  + "','seq':"
                  + since
                  + "}";
      person.client.events();
      person.client.send("{'type':'joinRoom','room':'" + room + "'" + position + "}");
      JsonObject joined = person.client.only("joinedRoom");
      person.in.add(room);

      List<String> all = posted.get(room);
      boolean recovered = since != null && since >= all.size() - KEPT;
      int from = recovered ? since.intValue() : Math.max(0, all.size() - HISTORY);
      assertThat(joined.getBoolean("recovered")).isEqualTo(recovered);
      assertThat(joined.getInt("seq")).isEqualTo(all.size());
      assertThat(messages(joined.getJsonArray("history"))).isEqualTo(all.subList(from, all.size()));
      assertThat(joined.getJsonArray("users").getValuesAs(JsonString::getString))
          .containsExactlyInAnyOrderElementsOf(members(room));
      assertThat(epochs.computeIfAbsent(room, first -> joined.getString("epoch")))
          .isEqualTo(joined.getString("epoch"));
      person.read.put(room, (long) all.size());
    }

    private void leave(Person person, String room) {
      if (person.client != null) {
        person.client.send("{'type':'leaveRoom','room':'" + room + "'}");
        person.read.remove(room);
        person.in.remove(room);
      }
    }

    private void post(Person person, String room, boolean member) {
      if (person.client == null) {
        return;
      }
      String text = "m" + posted.get(room).size();
      person.client.post(room, text);
      if (member) {
        posted.get(room).add(text);
      }
    }

    private void end(Person person, boolean orderly) {
      if (person.client == null) {
        return;
      }
      person.client.disconnect(orderly);
      person.client = null;
      if (orderly) {
        person.in.clear();
      }
    }

    private void resume(Person person) {
      if (person.client == null) {
        connect(person);
        Map<String, Long> before = new HashMap<>(person.read);
        person.read.clear();
        before.forEach((room, seq) -> join(person, room, seq));
      }
    }

    private void history(Person person, String room, boolean member) {
      if (!member) {
        return;
      }
      int before = posted.get(room).size() / 2 + 1;
      person.client.events();
      person.client.send("{'type':'history','room':'" + room + "','before':" + before + "}");
      JsonObject answer = person.client.only("history");
      int oldest = Math.max(0, posted.get(room).size() - KEPT);
      int end = Math.max(oldest, before - 1);
      int start = Math.max(oldest, end - HISTORY);
      assertThat(messages(answer.getJsonArray("messages")))
          .isEqualTo(posted.get(room).subList(start, end));
      assertThat(answer.getBoolean("more")).isEqualTo(start > oldest);
    }

    /** The grace passes, and nothing else is forgotten. */
    private void pass() {
      chat.advance(Duration.ofSeconds(6));
      people.stream().filter(person -> person.client == null).forEach(person -> person.in.clear());
    }

    /** Who is connected has read every room to its end, each message once and in order. */
    private void everybodyHasEverything() {
      for (Person person : people) {
        if (person.client == null) {
          continue;
        }
        for (JsonObject message : person.client.events("newMessage")) {
          String room = message.getString("room");
          long next = person.read.get(room) + 1;
          assertThat(message.getInt("seq")).isEqualTo((int) next);
          assertThat(message.getString("message")).isEqualTo(posted.get(room).get((int) next - 1));
          person.read.put(room, next);
        }
        person.read.forEach(
            (room, seq) -> assertThat(seq).isEqualTo((long) posted.get(room).size()));
      }
    }

    private List<String> members(String room) {
      return people.stream().filter(p -> p.in.contains(room)).map(p -> p.name).toList();
    }

    private static List<String> messages(JsonArray events) {
      return events.getValuesAs(JsonObject.class).stream()
          .map(event -> event.getString("message"))
          .toList();
    }
  }
}
