@NullMarked
package dev.guildhall.bot.settings;

import org.jspecify.annotations.NullMarked;
