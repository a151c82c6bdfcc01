/**
 * PostgreSQL and Redis as child processes of this program, for those who have no servers of their own at hand.
 *
 * <p>Nothing here knows Spring: the servers start before the application contexts and stop after them, or the
 * connection pools would lose their servers while still in use.
 */
@NullMarked
package dev.guildhall.embedded;

import org.jspecify.annotations.NullMarked;
