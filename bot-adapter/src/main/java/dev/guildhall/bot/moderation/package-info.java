/** Moderation: what moderators do by commands, which messages break a rule, and what follows from cases in Discord. */
@NullMarked
package dev.guildhall.bot.moderation;

import org.jspecify.annotations.NullMarked;
