/** Music: what members ask of their guild's queue, and how it is shown to them. Nothing is played. */
@NullMarked
package dev.guildhall.bot.music;

import org.jspecify.annotations.NullMarked;
