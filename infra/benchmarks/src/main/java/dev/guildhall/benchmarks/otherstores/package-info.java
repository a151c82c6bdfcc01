/** Event stores of other languages on the same PostgreSQL. */
@NullMarked
package dev.guildhall.benchmarks.otherstores;

import org.jspecify.annotations.NullMarked;
