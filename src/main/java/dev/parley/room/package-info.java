/** The registry: connections, users, rooms, who is where. */
@NullMarked
package dev.parley.room;

import org.jspecify.annotations.NullMarked;
