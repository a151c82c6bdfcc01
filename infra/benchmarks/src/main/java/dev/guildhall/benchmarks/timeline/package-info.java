/** How quickly a view that is far behind comes to the end of the log. */
@NullMarked
package dev.guildhall.benchmarks.timeline;

import org.jspecify.annotations.NullMarked;
