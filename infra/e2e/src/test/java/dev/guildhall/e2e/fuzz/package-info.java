/** Requests that nobody in their right mind would send, drawn from a seed. */
@NullMarked
package dev.guildhall.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
