/** Giveaways in Discord: the slash command, the buttons, and how they look. */
@NullMarked
package dev.guildhall.bot.giveaway;

import org.jspecify.annotations.NullMarked;
