/** REST v10: what a bot asks of Discord. */
@NullMarked
package dev.guildhall.simulator.rest;

import org.jspecify.annotations.NullMarked;
