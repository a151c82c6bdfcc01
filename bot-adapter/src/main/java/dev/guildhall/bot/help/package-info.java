/** What a member can do with the bot. */
@NullMarked
package dev.guildhall.bot.help;

import org.jspecify.annotations.NullMarked;
