@NullMarked
package dev.guildhall.bot.permission;

import org.jspecify.annotations.NullMarked;
