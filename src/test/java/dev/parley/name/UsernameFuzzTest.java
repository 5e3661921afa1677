package dev.parley.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.message.Refusal;
import org.junit.jupiter.api.Tag;

/** Whatever a client calls itself is refused, or is a name that stays what it is. */
@Tag("fuzz")
class UsernameFuzzTest {

  @FuzzTest
  void shouldBeTheSameNameWhenItIsReadAgain(byte[] bytes) throws Exception {
    Username name;
    try {
      name = Username.parse("username", new String(bytes, UTF_8));
    } catch (Refusal e) {
      assertThat(e).hasMessageStartingWith("username must ");
      return;
    }
    assertThat(name.display().codePointCount(0, name.display().length())).isBetween(1, 32);
    assertThat(name.display()).isEqualTo(name.display().strip()).doesNotContain("  ");
    assertThat(Username.parse("username", name.display())).isEqualTo(name);
  }
}
