/** The connection to Discord, or to whatever speaks like it. */
@NullMarked
package dev.guildhall.bot.discord;

import org.jspecify.annotations.NullMarked;
