@NullMarked
package dev.guildhall.bot.configuration;

import org.jspecify.annotations.NullMarked;
