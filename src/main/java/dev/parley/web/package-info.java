/** HTTP headers and origins. */
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
