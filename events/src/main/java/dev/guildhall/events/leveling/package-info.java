/** Leveling: what members earned by writing, the levels that they reached, and what became of that in Discord. */
@NullMarked
package dev.guildhall.events.leveling;

import org.jspecify.annotations.NullMarked;
