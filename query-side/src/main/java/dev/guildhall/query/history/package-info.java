/**
 * What happened in a guild, who did it and why, and how everything was at any moment. Views here point into the log: what
 * people wrote, and what they are called, is read there when it is told.
 */
@NullMarked
package dev.guildhall.query.history;

import org.jspecify.annotations.NullMarked;
