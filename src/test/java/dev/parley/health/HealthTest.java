package dev.parley.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health();

  @Test
  void shouldBeUpAsLongAsAllChecksAre() {
    boolean[] up = {true};
    health.checkReadiness("redis", () -> up[0]);
    assertThat(health.readiness().allUp()).isTrue();

    up[0] = false;

    assertThat(health.readiness().allUp()).isFalse();
    assertThat(health.life().allUp()).isTrue();
  }

  @Test
  void shouldNotBeReadyOnceItDrains() {
    health.drain();

    assertThat(health.isDraining()).isTrue();
    assertThat(health.readiness().allUp()).isFalse();
    assertThat(health.life().allUp()).isTrue();
  }

  @Test
  void shouldTellInTheShapeOfMicroProfile() {
    health.checkReadiness("redis", () -> false);

    assertThat(health.readiness().json())
        .isEqualTo(
            "{\"checks\":[{\"name\":\"accepting\",\"status\":\"UP\"},"
                + "{\"name\":\"redis\",\"status\":\"DOWN\"}],\"status\":\"DOWN\"}");
  }
}
