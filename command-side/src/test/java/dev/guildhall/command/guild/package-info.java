/** What guilds decide and reject. */
@NullMarked
package dev.guildhall.command.guild;

import org.jspecify.annotations.NullMarked;
