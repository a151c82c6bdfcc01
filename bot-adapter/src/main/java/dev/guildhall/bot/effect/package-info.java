/** What has been decided is carried out in Discord: at least once, and seen there once. */
@NullMarked
package dev.guildhall.bot.effect;

import org.jspecify.annotations.NullMarked;
