/** Moderation: what is decided about members, by moderators and by the guild's rules, and what became of it in Discord. */
@NullMarked
package dev.guildhall.command.moderation;

import org.jspecify.annotations.NullMarked;
