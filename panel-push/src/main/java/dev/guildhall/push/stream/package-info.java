/** Server-sent events: the rooms' feed for whoever has an EventSource and no socket. */
@NullMarked
package dev.guildhall.push.stream;

import org.jspecify.annotations.NullMarked;
