package dev.parley.log;

import java.util.List;

/**
 * A part of a log, oldest first.
 *
 * @param events the encoded events
 * @param seq the log's newest seq at that moment
 * @param whole whether it is all that was asked for
 */
public record Slice(List<String> events, long seq, boolean whole) {}
