/** What operators decide about the program's own projections. */
@NullMarked
package dev.guildhall.command.operation;

import org.jspecify.annotations.NullMarked;
