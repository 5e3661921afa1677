package dev.parley.bench.report;

import java.util.List;

/** A chart that is drawn: of one number of every server. */
record Chart(String file, String title, String key) {
  static final List<Chart> ALL =
      List.of(
          new Chart(
              "throughput.svg",
              "Deliveries per second, room of 200, 128 in flight (more is better)",
              "S1|room=200 inflight=128|deliveries/s"),
          new Chart(
              "cpu.svg",
              "Server CPU per delivery, room of 200, 16 in flight, in µs (less is better)",
              "S1|room=200 inflight=16|cpu us/delivery"),
          new Chart(
              "cpu-single.svg",
              "Server CPU per delivery, room of 200, one in flight, in µs (less is better)",
              "S1|room=200 inflight=1|cpu us/delivery"),
          new Chart(
              "latency.svg",
              "p99 latency at half of Socket.IO's best rate, room of 200, in µs (less is better)",
              "S2|room=200 share=50%|p99 us"),
          new Chart(
              "memory.svg",
              "Resident memory per idle connection at 1,000, in bytes (less is better)",
              "S4|connections=1000|resident bytes/connection"),
          new Chart(
              "memory-many.svg",
              "Resident memory per idle connection at 10,000, in bytes (less is better)",
              "S4|connections=10000|resident bytes/connection"),
          new Chart(
              "reconnect.svg",
              "2,000 connections cut at once: seconds until all is back (less is better)",
              "S7|connections=2000|seconds until all is back"));
}
