package dev.parley.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.delivery.CloseCode;
import dev.parley.message.ServerFrame;
import dev.parley.runtime.ManualClock;
import dev.parley.web.FrameOutput;
import dev.parley.web.Output;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTransportTest {
  private final List<Integer> closed = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final CloseAnswers answers = new CloseAnswers(clock, Runnable::run);
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private boolean breaks;
  private boolean ended;
  private final SessionTransport transport = to(Output.openOnto(wire));

  @Test
  void shouldWriteATextSoThatOpenLibertyUsesItsBuffersAgain() {
    List<Boolean> ends = new CopyOnWriteArrayList<>();

    to(new FrameOutput()).send(ServerFrame.of("{}"), failure -> ends.add(failure == null));

    assertThat(texts).containsExactly("[{}]");
    assertThat(ends).containsExactly(true);
  }

  @Test
  void shouldEndAWriteThatHasFailed() {
    List<Boolean> ends = new CopyOnWriteArrayList<>();
    breaks = true;

    to(new FrameOutput()).send(ServerFrame.of("{}"), failure -> ends.add(failure == null));

    assertThat(ended).isTrue();
    assertThat(ends).containsExactly(false);
  }

  @Test
  void shouldCloseTheSessionWhereFramesCannotGoOutDirectly() {
    to(new FrameOutput()).close(CloseCode.TOO_SLOW);

    assertThat(closed).containsExactly(CloseCode.TOO_SLOW.code());
  }

  @Test
  void shouldLeaveItToTheAnswerToEndTheConnection() {
    transport.close(CloseCode.TOO_SLOW);

    assertThat(wire.toByteArray()).startsWith(0x88);
    assertThat(closed).isEmpty();
    transport.end();
    clock.advance(Duration.ofSeconds(2));
    assertThat(closed).isEmpty();
  }

  @Test
  void shouldCloseTheSessionOfAClientThatDoesNotAnswer() {
    transport.close(CloseCode.TOO_SLOW);

    clock.advance(Duration.ofSeconds(2));

    assertThat(closed).containsExactly(CloseCode.TOO_SLOW.code());
  }

  @Test
  void shouldLeaveNoConnectionBehindWhenTheApplicationStops() {
    transport.close(CloseCode.SHUTTING_DOWN);

    Thread stop = stop();
    await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
    assertThat(closed).isEmpty();
    clock.advance(Duration.ofSeconds(1));

    await().until(() -> !stop.isAlive());
    assertThat(closed).containsExactly(CloseCode.SHUTTING_DOWN.code());
  }

  @Test
  void shouldStopAtOnceWhenNoAnswerIsDue() {
    transport.close(CloseCode.SHUTTING_DOWN);
    transport.end();

    Thread stop = stop();

    await().until(() -> !stop.isAlive());
    assertThat(closed).isEmpty();
  }

  private Thread stop() {
    Thread stop = new Thread(() -> answers.stop(this));
    stop.setDaemon(true);
    stop.start();
    return stop;
  }

  private SessionTransport to(FrameOutput output) {
    return new SessionTransport(session(), output, new BlockingWrites(), answers);
  }

  private Session session() {
    return proxy(
        Session.class,
        (method, arguments) ->
            switch (method) {
              case "close" -> closed.add(((CloseReason) arguments[0]).getCloseCode().getCode());
              case "getBasicRemote" -> proxy(RemoteEndpoint.Basic.class, this::remote);
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private @Nullable Object remote(String method, Object[] arguments) throws IOException {
    return switch (method) {
      case "sendText" -> sendText((String) arguments[0]);
      case "getSendWriter" -> writer();
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private @Nullable Object sendText(String text) throws IOException {
    if (breaks) {
      throw new IOException("Broken pipe");
    }
    texts.add(text);
    return null;
  }

  private Writer writer() {
    return new StringWriter() {
      @Override
      public void close() {
        ended = true;
      }
    };
  }

  /** What happens at a call. */
  @FunctionalInterface
  private interface Calls {
    @Nullable Object call(String method, Object[] arguments) throws IOException;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            SessionTransportTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> calls.call(method.getName(), arguments)));
  }
}
