@NullMarked
package dev.guildhall.bot.giveaway;

import org.jspecify.annotations.NullMarked;
