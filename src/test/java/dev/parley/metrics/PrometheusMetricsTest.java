package dev.parley.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.ErrorCode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PrometheusMetricsTest {
  private final PrometheusMetrics metrics = new PrometheusMetrics();

  @Test
  void shouldHaveEverySeriesFromTheBeginning() {
    assertThat(metrics.scrape())
        .contains("parley_requests_rejected_total{code=\"RATE_LIMITED\"} 0.0\n")
        .contains("parley_connections_closed_total{code=\"4001\"} 0.0\n")
        .contains("parley_connections_closed_total{code=\"1000\"} 0.0\n")
        .contains("parley_messages_received_total{kind=\"private\"} 0.0\n")
        .contains("parley_ack_latency_seconds_count 0\n");
  }

  @Test
  void shouldCountWhatWasRefusedAndClosedByCode() {
    metrics.refused(ErrorCode.RATE_LIMITED);
    metrics.refused(ErrorCode.RATE_LIMITED);
    metrics.closed(4002);
    metrics.closed(4999);

    assertThat(metrics.scrape())
        .contains("parley_requests_rejected_total{code=\"RATE_LIMITED\"} 2.0\n")
        .contains("parley_connections_closed_total{code=\"4002\"} 1.0\n")
        .contains("parley_connections_closed_total{code=\"4999\"} 1.0\n");
  }

  @Test
  void shouldPutTimesIntoTheBucketsThatHoldThem() {
    metrics.acknowledged(TimeUnit.MILLISECONDS.toNanos(1));
    metrics.acknowledged(TimeUnit.MILLISECONDS.toNanos(1) + 1);
    metrics.acknowledged(TimeUnit.SECONDS.toNanos(60));

    assertThat(metrics.scrape())
        .contains("parley_ack_latency_seconds_bucket{le=\"5.0E-4\"} 0\n")
        .contains("parley_ack_latency_seconds_bucket{le=\"0.001\"} 1\n")
        .contains("parley_ack_latency_seconds_bucket{le=\"0.0025\"} 2\n")
        .contains("parley_ack_latency_seconds_bucket{le=\"10.0\"} 2\n")
        .contains("parley_ack_latency_seconds_bucket{le=\"+Inf\"} 3\n")
        .contains("parley_ack_latency_seconds_count 3\n")
        .contains("parley_ack_latency_seconds_sum 60.002000001\n");
  }

  @Test
  void shouldTellDeliveriesFromFrames() {
    metrics.frameSent(3, 5);
    metrics.frameSent(1, 5);
    metrics.frameSent(0, 0);

    assertThat(metrics.scrape())
        .contains("parley_deliveries_total 4.0\n")
        .contains("parley_frames_sent_total 3.0\n")
        .contains("parley_frame_messages_bucket{le=\"2.0\"} 1\n")
        .contains("parley_frame_messages_count 2\n")
        .contains("parley_delivery_latency_seconds_count 2\n");
  }

  @Test
  void shouldLookGaugesUpEachTime() {
    int[] value = {1};
    metrics.gauge(Gauge.CONNECTIONS, () -> value[0]);
    assertThat(metrics.scrape()).contains("parley_connections 1.0\n");

    value[0] = 2;

    assertThat(metrics.scrape()).contains("parley_connections 2.0\n");
  }

  @Test
  void shouldNotForgetAnythingInAGarbageCollection() {
    int[] value = {7};
    metrics.gauge(Gauge.ROOMS, () -> value[0]);
    metrics.frameSent(3, 5);
    metrics.missed(4);
    metrics.closed(4001);
    System.gc();
    metrics.missed(1);

    assertThat(metrics.scrape())
        .contains("parley_rooms 7.0\n")
        .contains("parley_deliveries_total 3.0\n")
        .contains("parley_frames_sent_total 1.0\n")
        .contains("parley_messages_missed_total 5.0\n")
        .contains("parley_connections_closed_total{code=\"4001\"} 1.0\n");
  }

  @Test
  void shouldFollowTheConventionsOfPrometheus() {
    for (Gauge gauge : Gauge.values()) {
      metrics.gauge(gauge, () -> 1);
    }

    new Promtool().expectContent(metrics.scrape(), "check", "metrics");
  }
}
