/** Tickets: opening, steering and closing them, what is written in them, and what becomes of them in Discord. */
@NullMarked
package dev.guildhall.command.ticket;

import org.jspecify.annotations.NullMarked;
