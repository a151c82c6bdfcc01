@NullMarked
package dev.guildhall.bot.notice;

import org.jspecify.annotations.NullMarked;
