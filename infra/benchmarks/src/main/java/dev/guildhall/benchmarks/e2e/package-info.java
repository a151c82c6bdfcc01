/** From a save to the browsers that show it. */
@NullMarked
package dev.guildhall.benchmarks.e2e;

import org.jspecify.annotations.NullMarked;
