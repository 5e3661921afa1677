package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.ServerFrame;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
  private final FrameBuilder builder = new FrameBuilder();

  @Test
  void shouldBuildNothingOfNothing() {
    assertThat(builder.build()).isNull();
  }

  @Test
  void shouldPassOnAFrameThatGoesAlone() {
    ServerFrame shared = ServerFrame.of("1,2");
    builder.add(shared);

    assertThat(builder.build()).isSameAs(shared);
  }

  @Test
  void shouldJoinFramesAndEventsInOrder() {
    builder.add(ServerFrame.of("1,2"));
    builder.add("3");
    builder.add(ServerFrame.of("4"));

    assertThat(builder.build().text()).isEqualTo("[1,2,3,4]");
  }

  @Test
  void shouldTellWhenItIsFull() {
    builder.add("x".repeat(100_000));
    assertThat(builder.isFull()).isFalse();

    builder.add("x".repeat(100_000));

    assertThat(builder.isFull()).isTrue();
  }
}
