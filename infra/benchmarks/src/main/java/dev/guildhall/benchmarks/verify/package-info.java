/** Verification of the whole log, against merely copying it out. */
@NullMarked
package dev.guildhall.benchmarks.verify;

import org.jspecify.annotations.NullMarked;
