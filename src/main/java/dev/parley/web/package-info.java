/** What comes by HTTP: handshakes, sign-in, headers, health, metrics. */
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
