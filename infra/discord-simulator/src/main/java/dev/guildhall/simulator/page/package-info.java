/** The page on which one acts as any member. */
@NullMarked
package dev.guildhall.simulator.page;

import org.jspecify.annotations.NullMarked;
