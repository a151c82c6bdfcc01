/** Decisions about the log. */
@NullMarked
package dev.guildhall.command.log;

import org.jspecify.annotations.NullMarked;
