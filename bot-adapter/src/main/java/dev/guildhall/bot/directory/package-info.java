/** What Discord knows of guilds (channels, roles, members), told to the query side. */
@NullMarked
package dev.guildhall.bot.directory;

import org.jspecify.annotations.NullMarked;
