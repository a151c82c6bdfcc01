/** The queue as members see it in Discord. */
@NullMarked
package dev.guildhall.bot.music;

import org.jspecify.annotations.NullMarked;
