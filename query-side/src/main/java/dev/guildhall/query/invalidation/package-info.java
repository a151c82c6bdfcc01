/** Tells bot and panel that what they hold is old, and keeps the values in Redis no older than the view. */
@NullMarked
package dev.guildhall.query.invalidation;

import org.jspecify.annotations.NullMarked;
