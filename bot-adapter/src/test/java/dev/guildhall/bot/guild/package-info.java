@NullMarked
package dev.guildhall.bot.guild;

import org.jspecify.annotations.NullMarked;
