/** What every part of the wire shares: JSON, snowflakes, permission bits. */
@NullMarked
package dev.guildhall.simulator.wire;

import org.jspecify.annotations.NullMarked;
