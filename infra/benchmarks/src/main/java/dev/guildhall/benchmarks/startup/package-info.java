/** How long the program takes from nothing to ready, against a bare program on the same platform. */
@NullMarked
package dev.guildhall.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
