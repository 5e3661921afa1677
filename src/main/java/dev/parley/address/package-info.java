/** Addresses of clients and proxies. */
@NullMarked
package dev.parley.address;

import org.jspecify.annotations.NullMarked;
