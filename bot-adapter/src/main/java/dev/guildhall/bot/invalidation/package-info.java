/** How the bot learns that what it holds is old. */
@NullMarked
package dev.guildhall.bot.invalidation;

import org.jspecify.annotations.NullMarked;
