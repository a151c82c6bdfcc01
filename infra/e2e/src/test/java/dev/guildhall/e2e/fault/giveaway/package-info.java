/** Giveaways while processes are killed, stopped and restarted at every step: each ends once, with one set of winners. */
@NullMarked
package dev.guildhall.e2e.fault.giveaway;

import org.jspecify.annotations.NullMarked;
