/** Slash commands: deferred, carried out, answered. */
@NullMarked
package dev.guildhall.bot.interaction;

import org.jspecify.annotations.NullMarked;
