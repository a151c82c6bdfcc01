@NullMarked
package dev.guildhall.bot.discord;

import org.jspecify.annotations.NullMarked;
