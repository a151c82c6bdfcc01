@NullMarked
package dev.guildhall.bot.directory;

import org.jspecify.annotations.NullMarked;
