/** Tickets while processes are killed, stopped and restarted at every step: one number, one channel, one transcript each. */
@NullMarked
package dev.guildhall.e2e.fault.ticket;

import org.jspecify.annotations.NullMarked;
