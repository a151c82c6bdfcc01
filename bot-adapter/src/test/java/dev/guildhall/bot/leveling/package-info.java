@NullMarked
package dev.guildhall.bot.leveling;

import org.jspecify.annotations.NullMarked;
