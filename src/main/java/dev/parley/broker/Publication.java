package dev.parley.broker;

import org.jspecify.annotations.Nullable;

/**
 * What is published.
 *
 * @param author who publishes, the scope of the key
 * @param key makes publishing again safe; null when it is not
 * @param event the encoded message, without seq and time
 */
public record Publication(String author, @Nullable String key, String event) {}
