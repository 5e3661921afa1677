package dev.parley.message;

/**
 * A place in a log.
 *
 * @param epoch the life of the log; it changes whenever the log was lost
 * @param seq the number of the message in it, counting up by one from 1; 0 is before the first
 */
public record Position(String epoch, Long seq) {}
