/** What guilds that a projection cannot follow cost all others. */
@NullMarked
package dev.guildhall.benchmarks.letters;

import org.jspecify.annotations.NullMarked;
