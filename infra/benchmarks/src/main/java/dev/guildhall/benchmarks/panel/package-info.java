/** Panels in action: Guildhall, a backend as it is usually written, and the browsers of both. */
@NullMarked
package dev.guildhall.benchmarks.panel;

import org.jspecify.annotations.NullMarked;
