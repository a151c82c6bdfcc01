/** The guild aggregate, and the bot's coming and going. */
@NullMarked
package dev.guildhall.command.guild;

import org.jspecify.annotations.NullMarked;
