/** The bounded log and its cursors. */
@NullMarked
package dev.parley.log;

import org.jspecify.annotations.NullMarked;
