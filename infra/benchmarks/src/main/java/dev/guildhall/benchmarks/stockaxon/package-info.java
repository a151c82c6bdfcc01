/** The same commands to the same aggregate through Axon Framework's own JDBC event store, tuned. */
@NullMarked
package dev.guildhall.benchmarks.stockaxon;

import org.jspecify.annotations.NullMarked;
