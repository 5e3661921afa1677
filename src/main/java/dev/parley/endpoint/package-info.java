/** The WebSocket endpoint; nothing else knows WebSockets. */
@NullMarked
package dev.parley.endpoint;

import org.jspecify.annotations.NullMarked;
