/** Leveling: what members have earned, who is first, and what is to be done in Discord when they reach a level. */
@NullMarked
package dev.guildhall.query.leveling;

import org.jspecify.annotations.NullMarked;
