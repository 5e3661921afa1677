package dev.parley.bench.report;

/** A bar of a chart: the median of the rounds, and between which values they were. */
record Bar(String name, double median, double min, double max) {}
