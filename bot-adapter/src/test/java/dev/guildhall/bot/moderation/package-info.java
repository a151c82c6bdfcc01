@NullMarked
package dev.guildhall.bot.moderation;

import org.jspecify.annotations.NullMarked;
