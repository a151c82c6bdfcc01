/** Channels, roles and members of guilds: what the bot told of Discord, and who may look it up. */
@NullMarked
package dev.guildhall.query.directory;

import org.jspecify.annotations.NullMarked;
