package dev.parley.metrics;

import dev.parley.delivery.CloseCode;
import dev.parley.message.ErrorCode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps the numbers in Micrometer's registry and tells them as Prometheus reads them. */
public final class PrometheusMetrics implements Metrics {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int BROKEN = 1006;

  private final PrometheusMeterRegistry registry = registry();

  private final LongAdder roomMessages = received("room");
  private final LongAdder privateMessages = received("private");
  private final LongAdder otherFrames = new LongAdder();
  private final LongAdder missed = new LongAdder();
  private final Map<ErrorCode, LongAdder> refused = new EnumMap<>(ErrorCode.class);
  private final ConcurrentMap<Integer, LongAdder> closed = new ConcurrentHashMap<>();

  private final Histogram ackLatency =
      histogram(
          Histogram.ofTimes(
              "parley_ack_latency_seconds",
              "Time from the arrival of a message to its place in the log"));
  private final Histogram deliveryLatency =
      histogram(
          Histogram.ofTimes(
              "parley_delivery_latency_seconds",
              "Time from the log to the end of the write, of the oldest message in a frame"));
  private final Histogram frameMessages =
      histogram(
          Histogram.ofCounts("parley_frame_messages", "Messages in a frame that carries any"));

  /** All numbers are 0, and there from the beginning. */
  public PrometheusMetrics() {
    for (ErrorCode code : ErrorCode.values()) {
      refused.put(
          code,
          counter("parley.requests.rejected", "Requests refused, by code", "code", code.name()));
    }
    IntStream.concat(
            IntStream.of(NORMAL, GOING_AWAY, BROKEN),
            Stream.of(CloseCode.values()).mapToInt(CloseCode::code))
        .forEach(this::closedWith);
    FunctionCounter.builder("parley.deliveries", frameMessages, Histogram::sum)
        .description("Messages written to connections")
        .register(registry);
    FunctionCounter.builder("parley.frames.sent", this, PrometheusMetrics::frames)
        .description("Frames written to connections")
        .register(registry);
    FunctionCounter.builder("parley.messages.missed", missed, LongAdder::sum)
        .description("Messages that readers were too slow for")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  @Override
  public void roomMessageReceived() {
    roomMessages.increment();
  }

  @Override
  public void privateMessageReceived() {
    privateMessages.increment();
  }

  @Override
  public void acknowledged(long nanos) {
    ackLatency.record(nanos);
  }

  @Override
  public void refused(ErrorCode code) {
    Objects.requireNonNull(refused.get(code)).increment(); // every code has one
  }

  @Override
  public void frameSent(int messages, long nanos) {
    if (messages == 0) {
      otherFrames.increment();
    } else {
      frameMessages.record(messages);
      deliveryLatency.record(nanos);
    }
  }

  @Override
  public void missed(long messages) {
    missed.add(messages);
  }

  @Override
  public void closed(int code) {
    closedWith(code).increment();
  }

  @Override
  public void gauge(Gauge gauge, DoubleSupplier value) {
    io.micrometer.core.instrument.Gauge.builder(gauge.meter(), value::getAsDouble)
        .description(gauge.description())
        .register(registry);
  }

  /** All numbers of now, in Prometheus' text format 0.0.4. */
  public String scrape() {
    return registry.scrape();
  }

  /** Without what comes with Micrometer but is against Prometheus' conventions. */
  private static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    return registry;
  }

  private LongAdder received(String kind) {
    return counter("parley.messages.received", "Messages that clients asked to post", "kind", kind);
  }

  private LongAdder closedWith(int code) {
    return closed.computeIfAbsent(
        code,
        added ->
            counter(
                "parley.connections.closed",
                "Connections that ended, by close code",
                "code",
                String.valueOf(added)));
  }

  private LongAdder counter(String name, String help, String label, String value) {
    LongAdder count = new LongAdder();
    FunctionCounter.builder(name, count, LongAdder::doubleValue)
        .description(help)
        .tag(label, value)
        .register(registry);
    return count;
  }

  private double frames() {
    return frameMessages.count() + otherFrames.sum();
  }

  private Histogram histogram(Histogram histogram) {
    registry.getPrometheusRegistry().register(histogram);
    return histogram;
  }
}
