package dev.parley.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.message.Refusal;
import org.junit.jupiter.api.Tag;

/** Whatever a client calls a room is refused, or is a name that stays what it is. */
@Tag("fuzz")
class RoomNameFuzzTest {

  @FuzzTest
  void shouldBeTheSameNameWhenItIsReadAgain(byte[] bytes) throws Exception {
    String name;
    try {
      name = RoomName.parse("room", new String(bytes, UTF_8));
    } catch (Refusal e) {
      assertThat(e).hasMessageStartingWith("room must ");
      return;
    }
    assertThat(name.codePointCount(0, name.length())).isBetween(1, RoomName.MAX_LENGTH);
    assertThat(RoomName.parse("room", name)).isEqualTo(name);
  }
}
