/** Tickets: who asked for help, who gave it, what was written, and what became of it in Discord. */
@NullMarked
package dev.guildhall.events.ticket;

import org.jspecify.annotations.NullMarked;
