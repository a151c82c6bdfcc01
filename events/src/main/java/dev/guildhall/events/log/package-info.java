/** What operators decide about the log itself. */
@NullMarked
package dev.guildhall.events.log;

import org.jspecify.annotations.NullMarked;
