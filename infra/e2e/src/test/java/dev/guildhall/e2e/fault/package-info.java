/** Faults of every kind against the event log, drawn from a seed, and what must be true after them. */
@NullMarked
package dev.guildhall.e2e.fault;

import org.jspecify.annotations.NullMarked;
