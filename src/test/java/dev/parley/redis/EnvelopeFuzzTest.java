package dev.parley.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Whatever comes from Redis is an envelope or none. */
@Tag("fuzz")
class EnvelopeFuzzTest {

  @FuzzTest
  void shouldReadAnEnvelopeOrNone(byte[] bytes) {
    Optional<Envelope> read = Envelope.read(new String(bytes, UTF_8));

    read.filter(Envelope.Signalled.class::isInstance)
        .map(Envelope.Signalled.class::cast)
        .ifPresent(
            signalled ->
                assertThat(Envelope.read(Envelope.write(signalled)))
                    .isEqualTo(Optional.of(signalled)));
  }
}
