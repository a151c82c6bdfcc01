/** Long histories: a page of the timeline, and a guild as it was. */
@NullMarked
package dev.guildhall.benchmarks.history;

import org.jspecify.annotations.NullMarked;
