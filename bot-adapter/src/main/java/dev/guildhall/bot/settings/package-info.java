/** A guild's settings, seen and changed in Discord. */
@NullMarked
package dev.guildhall.bot.settings;

import org.jspecify.annotations.NullMarked;
