/** What an operator sees of the chat in numbers. */
@NullMarked
package dev.parley.metrics;

import org.jspecify.annotations.NullMarked;
