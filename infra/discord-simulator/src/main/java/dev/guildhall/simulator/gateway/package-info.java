/** The gateway websocket: sessions, resumption, compression, dispatches. */
@NullMarked
package dev.guildhall.simulator.gateway;

import org.jspecify.annotations.NullMarked;
