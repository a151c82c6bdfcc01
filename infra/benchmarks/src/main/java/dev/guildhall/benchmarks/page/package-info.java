/** The panel's page in a real browser: how soon it is of use, what it takes to get there, how it scrolls. */
@NullMarked
package dev.guildhall.benchmarks.page;

import org.jspecify.annotations.NullMarked;
