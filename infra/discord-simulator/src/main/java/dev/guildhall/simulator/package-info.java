/** Discord's own wire on this machine, for demos and tests of an unmodified client. */
@NullMarked
package dev.guildhall.simulator;

import org.jspecify.annotations.NullMarked;
