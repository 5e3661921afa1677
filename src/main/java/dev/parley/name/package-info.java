/** Usernames, room names, tokens. */
@NullMarked
package dev.parley.name;

import org.jspecify.annotations.NullMarked;
