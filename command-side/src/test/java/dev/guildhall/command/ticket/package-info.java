/** Tickets, tested. */
@NullMarked
package dev.guildhall.command.ticket;

import org.jspecify.annotations.NullMarked;
