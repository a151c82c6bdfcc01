/** The head of the log, written down in Discord, where nobody who rules the data base can unwrite it. */
@NullMarked
package dev.guildhall.bot.log;

import org.jspecify.annotations.NullMarked;
