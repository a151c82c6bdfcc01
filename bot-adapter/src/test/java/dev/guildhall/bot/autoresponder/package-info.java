@NullMarked
package dev.guildhall.bot.autoresponder;

import org.jspecify.annotations.NullMarked;
