@NullMarked
package dev.guildhall.bot.tempvoice;

import org.jspecify.annotations.NullMarked;
