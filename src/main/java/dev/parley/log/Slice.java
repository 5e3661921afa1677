package dev.parley.log;

import java.util.List;

/**
 * A part of a log, oldest first.
 *
 * @param events the encoded events
 * @param seq where it ends: the seq of its last event, or of the one before if it is empty
 * @param whole whether it is all that was asked for
 */
public record Slice(List<String> events, long seq, boolean whole) {}
