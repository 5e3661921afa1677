/** Whether this node lives and is ready for more clients. */
@NullMarked
package dev.parley.health;

import org.jspecify.annotations.NullMarked;
