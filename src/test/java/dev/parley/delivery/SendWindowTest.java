package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SendWindowTest {
  private static final int SIZE = 1_000_000;
  private static final int HALF = SendWindow.NARROW / 2;
  private static final int QUARTER = SendWindow.NARROW / 4;

  private boolean manyHang = true;
  private final SendWindow window = new SendWindow(SIZE, () -> manyHang);

  @Test
  void shouldLetEverythingBlockAndAskForNothingWhileFewHang() {
    manyHang = false;

    assertThat(window.admits(SendWindow.NARROW + 1)).isTrue();
    assertThat(window.isProbeDue()).isFalse();
  }

  @Test
  void shouldCountWhatMightBlockWhileFewHung() {
    manyHang = false;
    window.admits(SendWindow.NARROW);

    manyHang = true;

    assertThat(window.admits(1)).isFalse();
    assertThat(window.isProbeDue()).isTrue();
  }

  @Test
  void shouldLetNothingBlockBeyondWhatTheNetworkTakes() {
    assertThat(window.admits(HALF)).isTrue();
    assertThat(window.admits(HALF)).isTrue();
    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldLetMoreBlockOnceAPongShowsThatTheClientHasRead() {
    window.admits(HALF);
    ByteBuffer ping = window.probe();
    window.admits(HALF);

    assertThat(window.ponged(ping)).isTrue();

    assertThat(window.admits(HALF)).isTrue();
    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldCountAsReadOnlyWhatWasWrittenBeforeThePing() {
    ByteBuffer ping = window.probe();
    window.admits(SendWindow.NARROW);

    window.ponged(ping);

    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldTakeNoPongThatWasMadeUp() {
    window.admits(SendWindow.NARROW);
    ByteBuffer ping = window.probe();

    assertThat(window.ponged(ByteBuffer.allocate(8))).isFalse();
    assertThat(window.ponged(ByteBuffer.allocate(9))).isFalse();
    assertThat(window.ponged(ByteBuffer.allocate(0))).isFalse();

    assertThat(window.admits(1)).isFalse();
    assertThat(window.ponged(ping)).isTrue();
  }

  @Test
  void shouldTakeNoPongTwice() {
    ByteBuffer ping = window.probe();
    window.ponged(ping);
    window.admits(SendWindow.NARROW);

    assertThat(window.ponged(ping)).isFalse();

    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldProbeAfterAQuarterOfWhatTheNetworkTakesAndOnceUntilThePong() {
    window.admits(QUARTER - 1);
    assertThat(window.isProbeDue()).isFalse();
    window.admits(1);
    assertThat(window.isProbeDue()).isTrue();

    ByteBuffer ping = window.probe();
    window.admits(QUARTER);
    assertThat(window.isProbeDue()).isFalse();

    window.ponged(ping);
    assertThat(window.isProbeDue()).isTrue();
  }

  @Test
  void shouldProbeAfterAQuarterOfItselfWhileFewHang() {
    manyHang = false;

    window.admits(SIZE / 4 - 1);
    assertThat(window.isProbeDue()).isFalse();
    window.admits(1);
    assertThat(window.isProbeDue()).isTrue();
  }

  @Test
  void shouldCloseWhenSoMuchIsUnreadAndOpenWithThePong() {
    window.admits(SIZE - 1);
    assertThat(window.isOpen()).isTrue();
    ByteBuffer ping = window.probe();
    window.admits(1);
    assertThat(window.isOpen()).isFalse();

    window.ponged(ping);

    assertThat(window.isOpen()).isTrue();
  }
}
