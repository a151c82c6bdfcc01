/** What happened in Discord, told to whoever listens. */
@NullMarked
package dev.guildhall.bot.notice;

import org.jspecify.annotations.NullMarked;
