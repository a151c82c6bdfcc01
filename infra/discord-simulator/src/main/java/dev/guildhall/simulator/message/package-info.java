/** Messages: what may be sent, what becomes of it, who is told. */
@NullMarked
package dev.guildhall.simulator.message;

import org.jspecify.annotations.NullMarked;
