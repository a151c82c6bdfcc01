/** Access that ends while a browser is connected, against the clock. */
@NullMarked
package dev.guildhall.benchmarks.revocation;

import org.jspecify.annotations.NullMarked;
