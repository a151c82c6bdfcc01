/** How projections go on without guilds of which they cannot process an event, and what is kept about those. */
@NullMarked
package dev.guildhall.eventlog.parking;

import org.jspecify.annotations.NullMarked;
