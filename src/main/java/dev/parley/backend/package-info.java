/** Chooses what keeps messages, presence and names: memory or Redis. */
@NullMarked
package dev.parley.backend;

import org.jspecify.annotations.NullMarked;
