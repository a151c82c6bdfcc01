/** What was changed of a guild's configuration, and going back, in Discord. */
@NullMarked
package dev.guildhall.bot.history;

import org.jspecify.annotations.NullMarked;
