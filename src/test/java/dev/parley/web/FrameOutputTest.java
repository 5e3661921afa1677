package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.message.ServerFrame;
import jakarta.servlet.ServletOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FrameOutputTest {
  private static final ServerFrame FRAME = ServerFrame.of("1");
  private static final byte[] PONG = {(byte) 0x8A, 3, 0, 0, 0};
  private static final byte[] CLOSE = {(byte) 0x88, 0};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final FrameOutput output = new FrameOutput();

  @Test
  void shouldTakeNothingWhileNotOpen() throws Exception {
    assertThat(output.offer(FRAME)).isFalse();
  }

  @Test
  void shouldTakeNothingThatWouldBlock() throws Exception {
    output.open(new Output(bytes, false));

    assertThat(output.offer(FRAME)).isFalse();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void shouldWriteNothingAfterTheCloseFrame() throws Exception {
    ServletOutputStream beside = output.open(new Output(bytes, true));
    beside.write(CLOSE);

    assertThatThrownBy(() -> output.offer(FRAME)).isInstanceOf(IOException.class);
    assertThat(bytes.toByteArray()).isEqualTo(CLOSE);
  }

  @Test
  void shouldWriteOneCloseFrameOfAllThatAreOffered() throws Exception {
    ServletOutputStream beside = output.open(new Output(bytes, true));

    assertThat(output.offerClose(4504, "bye")).isTrue();
    assertThat(output.offerClose(1011, "again")).isTrue();
    beside.write(CLOSE);
    beside.write(PONG);

    assertThatThrownBy(() -> output.offer(FRAME)).isInstanceOf(IOException.class);
    assertThat(bytes.toByteArray()).containsExactly(0x88, 5, 4504 >> 8, 4504 & 0xFF, 'b', 'y', 'e');
  }

  @Test
  void shouldNotOfferACloseFrameThatWouldBlockOrHasNowhereToGo() throws Exception {
    assertThat(output.offerClose(4504, "bye")).isFalse();
    output.open(new Output(bytes, false));

    assertThat(output.offerClose(4504, "bye")).isFalse();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void shouldLetNoFrameIntoAnother() throws Exception {
    ServletOutputStream beside = output.open(new Output(bytes, true));

    CompletableFuture<Void> pongs =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                try {
                  beside.write(PONG);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    for (int i = 0; i < 20_000; i++) {
      output.offer(FRAME);
    }
    pongs.join();

    byte[] all = bytes.toByteArray();
    assertThat(all).hasSize(20_000 * 10);
    for (int at = 0; at < all.length; at += 5) {
      assertThat(all[at]).isIn(PONG[0], FRAME.wire()[0]);
    }
  }
}
