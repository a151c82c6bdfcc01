/** Refusals. */
@NullMarked
package dev.guildhall.door.problem;

import org.jspecify.annotations.NullMarked;
