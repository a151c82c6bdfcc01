/** What operators decide about the log itself. */
@NullMarked
package dev.guildhall.command.log;

import org.jspecify.annotations.NullMarked;
