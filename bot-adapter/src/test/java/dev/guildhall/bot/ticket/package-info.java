@NullMarked
package dev.guildhall.bot.ticket;

import org.jspecify.annotations.NullMarked;
