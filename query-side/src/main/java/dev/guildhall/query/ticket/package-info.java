/**
 * Tickets: how their view follows the log, who may read them and what was written in them, and what is to be done in
 * Discord because of them. What people wrote is read from the log whenever it is asked for, and kept nowhere else.
 */
@NullMarked
package dev.guildhall.query.ticket;

import org.jspecify.annotations.NullMarked;
