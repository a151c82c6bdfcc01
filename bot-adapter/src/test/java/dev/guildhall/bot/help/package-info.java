/** What members are told that they can do. */
@NullMarked
package dev.guildhall.bot.help;

import org.jspecify.annotations.NullMarked;
