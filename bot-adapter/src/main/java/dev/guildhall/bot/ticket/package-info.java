/** Tickets in Discord: how members open and close them, their channels, and what is written there. */
@NullMarked
package dev.guildhall.bot.ticket;

import org.jspecify.annotations.NullMarked;
