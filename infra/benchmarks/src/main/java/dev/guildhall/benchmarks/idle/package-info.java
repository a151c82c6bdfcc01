/** What the data base is asked while nobody does anything. */
@NullMarked
package dev.guildhall.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
