/** Changes to rooms: each at most once, none lost, never backwards. */
@NullMarked
package dev.guildhall.push.invalidation;

import org.jspecify.annotations.NullMarked;
