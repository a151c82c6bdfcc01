@NullMarked
package dev.guildhall.bot.effect;

import org.jspecify.annotations.NullMarked;
