/** Requests and events, read and written with JSON-B. */
@NullMarked
package dev.parley.message;

import org.jspecify.annotations.NullMarked;
