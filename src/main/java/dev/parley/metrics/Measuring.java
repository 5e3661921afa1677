package dev.parley.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the application its one set of metrics, as it is: a proxy would be in the hot path. */
@ApplicationScoped
public class Measuring {

  /** The metrics, which somebody may read. */
  @Produces
  @Singleton
  PrometheusMetrics metrics() {
    return new PrometheusMetrics();
  }
}
