/** A guild's modules, seen and switched in Discord. */
@NullMarked
package dev.guildhall.bot.modules;

import org.jspecify.annotations.NullMarked;
