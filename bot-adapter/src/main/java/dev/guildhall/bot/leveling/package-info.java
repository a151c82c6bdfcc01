/** Levels in Discord: who tells that members write, what happens when they reach a level, and how they are looked up. */
@NullMarked
package dev.guildhall.bot.leveling;

import org.jspecify.annotations.NullMarked;
