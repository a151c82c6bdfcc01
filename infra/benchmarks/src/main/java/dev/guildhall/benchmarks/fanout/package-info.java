/** One frame to everybody in a room. */
@NullMarked
package dev.guildhall.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
