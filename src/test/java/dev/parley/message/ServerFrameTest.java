package dev.parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFrameTest {
  private static final int LAST_TEXT = 0x81;

  @ParameterizedTest
  @ValueSource(ints = {0, 123, 124, 125, 65_533, 65_534, 200_000})
  void shouldGoOverTheWireWithItsLength(int length) throws IOException {
    ServerFrame frame = ServerFrame.of("x".repeat(length));

    assertThat(payload(frame.wire())).isEqualTo(frame.text());
  }

  @Test
  void shouldGoOverTheWireInUtf8() throws IOException {
    ServerFrame frame = ServerFrame.of("\"é日😀\"");

    assertThat(payload(frame.wire())).isEqualTo(frame.text());
    assertThat(frame.wire()).hasSize(2 + frame.bytes());
  }

  @Test
  void shouldBeEncodedOnce() {
    ServerFrame frame = ServerFrame.of("1");

    assertThat(frame.wire()).isSameAs(frame.wire());
  }

  /** As a client reads it, by the shortest of the three forms of the length. */
  private static String payload(byte[] wire) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(wire));
    assertThat(in.readUnsignedByte()).isEqualTo(LAST_TEXT);
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
      assertThat(length).isGreaterThan(125);
    } else if (length == 127) {
      length = in.readLong();
      assertThat(length).isGreaterThan(65_535);
    }
    byte[] payload = in.readAllBytes();
    assertThat(payload).hasSize((int) length);
    return new String(payload, StandardCharsets.UTF_8);
  }
}
