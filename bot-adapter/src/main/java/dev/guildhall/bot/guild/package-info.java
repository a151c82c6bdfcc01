/** What Discord says about a guild, told to the command side. */
@NullMarked
package dev.guildhall.bot.guild;

import org.jspecify.annotations.NullMarked;
