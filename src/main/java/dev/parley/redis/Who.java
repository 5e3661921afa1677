package dev.parley.redis;

import dev.parley.name.Username;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is in a place, in the order of coming, and who types there, at one position of its changes.
 */
record Who(String epoch, long seq, List<Username> users, List<Typist> typing) {

  /** Who types, and for how long without a repeat. */
  record Typist(Username user, Duration left) {}

  /** Reads what {@link Script#WHO} returns. */
  static Who read(List<Object> answer) {
    List<?> users = (List<?>) answer.get(2);
    List<?> typing = (List<?>) answer.get(3); // user, milliseconds left, and so on
    return new Who(
        (String) answer.get(0),
        Long.parseLong((String) answer.get(1)),
        users.stream().map(user -> UserText.read((String) user)).toList(),
        IntStream.range(0, typing.size() / 2)
            .mapToObj(i -> typist((String) typing.get(2 * i), (String) typing.get(2 * i + 1)))
            .toList());
  }

  private static Typist typist(String user, String millis) {
    return new Typist(UserText.read(user), Duration.ofMillis(Long.parseLong(millis)));
  }
}
