@NullMarked
package dev.guildhall.bot.modules;

import org.jspecify.annotations.NullMarked;
