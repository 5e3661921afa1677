/** Threads, their context, and the clock. */
@NullMarked
package dev.parley.runtime;

import org.jspecify.annotations.NullMarked;
