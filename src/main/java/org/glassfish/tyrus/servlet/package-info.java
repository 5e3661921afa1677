/** What Parley has Tyrus' own class loader define. */
@NullMarked
package org.glassfish.tyrus.servlet;

import org.jspecify.annotations.NullMarked;
