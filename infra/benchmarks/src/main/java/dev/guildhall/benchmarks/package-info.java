/** What all benchmarks share: a quiet machine, and figures that say how they came about. */
@NullMarked
package dev.guildhall.benchmarks;

import org.jspecify.annotations.NullMarked;
