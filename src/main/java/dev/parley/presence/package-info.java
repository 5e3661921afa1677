/** Who is here, and who types. */
@NullMarked
package dev.parley.presence;

import org.jspecify.annotations.NullMarked;
