/** How long after its commit an event reaches a projection in another process. */
@NullMarked
package dev.guildhall.benchmarks.tail;

import org.jspecify.annotations.NullMarked;
