@NullMarked
package dev.guildhall.bot.history;

import org.jspecify.annotations.NullMarked;
