package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendWindowTest {
  private static final int HALF = SendWindow.SIZE / 2;
  private static final int QUARTER = SendWindow.SIZE / 4;

  private boolean manyHang = true;
  private final SendWindow window = new SendWindow(() -> manyHang);

  @Test
  void shouldAdmitEverythingAndAskForNothingWhileFewHang() {
    manyHang = false;

    assertThat(window.admits(SendWindow.SIZE + 1)).isTrue();
    assertThat(window.isProbeDue()).isFalse();
  }

  @Test
  void shouldCountWhatItAdmittedWhileFewHung() {
    manyHang = false;
    window.admits(SendWindow.SIZE);

    manyHang = true;

    assertThat(window.admits(1)).isFalse();
    assertThat(window.isProbeDue()).isTrue();
  }

  @Test
  void shouldAdmitNoMoreThanItsSizeUnread() {
    assertThat(window.admits(HALF)).isTrue();
    assertThat(window.admits(HALF)).isTrue();
    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldAdmitMoreOnceAPongShowsThatTheClientHasRead() {
    window.admits(HALF);
    long nonce = window.probe();
    window.admits(HALF);

    window.ponged(nonce);

    assertThat(window.admits(HALF)).isTrue();
    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldCountAsReadOnlyWhatWasWrittenBeforeThePing() {
    long nonce = window.probe();
    window.admits(SendWindow.SIZE);

    window.ponged(nonce);

    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldTakeNoPongThatWasMadeUp() {
    window.admits(SendWindow.SIZE);
    long nonce = window.probe();

    window.ponged(nonce + 1);

    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldTakeNoPongTwice() {
    long nonce = window.probe();
    window.ponged(nonce);
    window.admits(SendWindow.SIZE);

    window.ponged(nonce);

    assertThat(window.admits(1)).isFalse();
  }

  @Test
  void shouldProbeAfterAQuarterOfItAndOnceUntilThePong() {
    window.admits(QUARTER - 1);
    assertThat(window.isProbeDue()).isFalse();
    window.admits(1);
    assertThat(window.isProbeDue()).isTrue();

    long nonce = window.probe();
    window.admits(QUARTER);
    assertThat(window.isProbeDue()).isFalse();

    window.ponged(nonce);
    assertThat(window.isProbeDue()).isTrue();
  }
}
