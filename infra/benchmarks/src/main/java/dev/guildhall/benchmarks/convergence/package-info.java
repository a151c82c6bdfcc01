/** What becomes of changes when Redis loses them, and of a guild that everybody asks for at once. */
@NullMarked
package dev.guildhall.benchmarks.convergence;

import org.jspecify.annotations.NullMarked;
