@NullMarked
package dev.guildhall.bot.log;

import org.jspecify.annotations.NullMarked;
