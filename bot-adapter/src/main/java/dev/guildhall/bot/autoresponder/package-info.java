/** Answers that guilds have configured, to what members write. */
@NullMarked
package dev.guildhall.bot.autoresponder;

import org.jspecify.annotations.NullMarked;
