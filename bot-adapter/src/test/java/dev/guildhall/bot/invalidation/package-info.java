@NullMarked
package dev.guildhall.bot.invalidation;

import org.jspecify.annotations.NullMarked;
