/** The other sides, as this one calls them over HTTP. */
@NullMarked
package dev.guildhall.bot.sides;

import org.jspecify.annotations.NullMarked;
