@NullMarked
package dev.guildhall.bot.interaction;

import org.jspecify.annotations.NullMarked;
