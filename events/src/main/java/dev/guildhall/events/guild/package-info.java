/** The bot's presence in a guild. */
@NullMarked
package dev.guildhall.events.guild;

import org.jspecify.annotations.NullMarked;
