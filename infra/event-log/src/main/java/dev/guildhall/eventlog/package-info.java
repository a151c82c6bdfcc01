/**
 * The event log: an Axon event store on PostgreSQL. Positions are contiguous and become visible in order; events are
 * chained by hash; many callers' appends are gathered into one transaction.
 */
@NullMarked
package dev.guildhall.eventlog;

import org.jspecify.annotations.NullMarked;
