/** What several nodes share, in Redis. */
@NullMarked
package dev.parley.redis;

import org.jspecify.annotations.NullMarked;
