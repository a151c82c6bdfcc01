@NullMarked
package dev.guildhall.bot.welcome;

import org.jspecify.annotations.NullMarked;
