/** Loading a guild that is not in memory: its history's length must not matter. */
@NullMarked
package dev.guildhall.benchmarks.load;

import org.jspecify.annotations.NullMarked;
