package dev.parley.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.Events;
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
    Events shared = Events.of("1", "2");
    builder.add(shared);

    assertThat(builder.build()).isSameAs(shared.frame());
  }

  @Test
  void shouldJoinFramesAndEventsInOrder() {
    builder.add(Events.of("1", "2"));
    builder.add("3");
    builder.add(Events.of("4"));

    assertThat(builder.build().text()).isEqualTo("[1,2,3,4]");
  }

  @Test
  void shouldJoinWhatOthersHaveAsAFrame() {
    Events shared = Events.of("1", "2");
    shared.frame();
    builder.add("0");
    builder.add(shared);

    assertThat(builder.isOwn()).isTrue();
    assertThat(builder.build().text()).isEqualTo("[0,1,2]");
  }

  @Test
  void shouldKnowTheLengthOfAJoinedFrame() {
    builder.add(Events.of("\"ä€\""));
    builder.add("\"\ud83d\ude00\"");
    builder.add(Events.of("4"));

    ServerFrame joined = builder.build();

    assertThat(joined.text()).isEqualTo("[\"ä€\",\"\ud83d\ude00\",4]");
    assertThat(joined.bytes()).isEqualTo(joined.text().getBytes(UTF_8).length);
  }

  @Test
  void shouldTellHowManyMessagesAreInItAndWhenTheFirstCame() {
    builder.add("answer");
    assertThat(builder.messages()).isZero();

    builder.addMessages(Events.of("1", "2"), 2, -7);
    builder.addMissed("lagged", 5);
    builder.addMessages(Events.of("3"), 1, -9);
    builder.addMessages(Events.of("4"), 1, 20);

    assertThat(builder.messages()).isEqualTo(4);
    assertThat(builder.since()).isEqualTo(-9);
    assertThat(builder.missed()).isEqualTo(5);
    assertThat(builder.build().text()).isEqualTo("[answer,1,2,lagged,3,4]");
  }

  @Test
  void shouldTellWhenItIsFull() {
    builder.add("x".repeat(100_000));
    assertThat(builder.isFull()).isFalse();

    builder.add("x".repeat(100_000));

    assertThat(builder.isFull()).isTrue();
  }
}
