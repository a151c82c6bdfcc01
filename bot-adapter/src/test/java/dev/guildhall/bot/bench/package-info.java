/** A bot with everything around it: a simulated Discord, a real Redis, recorded sides. */
@NullMarked
package dev.guildhall.bot.bench;

import org.jspecify.annotations.NullMarked;
