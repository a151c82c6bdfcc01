/** Bringing back how a guild was configured: one change undone, or a moment restored. */
@NullMarked
package dev.guildhall.command.history;

import org.jspecify.annotations.NullMarked;
