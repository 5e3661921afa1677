/** The logs of channels: order, positions, keys that make resending safe. */
@NullMarked
package dev.parley.broker;

import org.jspecify.annotations.NullMarked;
