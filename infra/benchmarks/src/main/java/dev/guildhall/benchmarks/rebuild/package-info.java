/** Rebuilding the configuration view against PostgreSQL itself and against stock Axon. */
@NullMarked
package dev.guildhall.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
