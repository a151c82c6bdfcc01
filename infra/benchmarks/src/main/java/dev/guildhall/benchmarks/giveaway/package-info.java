/** What large giveaways cost. */
@NullMarked
package dev.guildhall.benchmarks.giveaway;

import org.jspecify.annotations.NullMarked;
