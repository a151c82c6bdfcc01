/** Moderation: what moderators and the guild's rules decided about members, and what became of that in Discord. */
@NullMarked
package dev.guildhall.events.moderation;

import org.jspecify.annotations.NullMarked;
