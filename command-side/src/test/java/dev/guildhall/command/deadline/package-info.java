/** Deadlines, tested. */
@NullMarked
package dev.guildhall.command.deadline;

import org.jspecify.annotations.NullMarked;
