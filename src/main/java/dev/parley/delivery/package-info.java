/** Writing: one write in flight, one flusher for each room. */
@NullMarked
package dev.parley.delivery;

import org.jspecify.annotations.NullMarked;
