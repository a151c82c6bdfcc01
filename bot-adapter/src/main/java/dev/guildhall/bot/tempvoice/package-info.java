/** Voice channels that are made for whoever wants one, and go when nobody is in them any more. */
@NullMarked
package dev.guildhall.bot.tempvoice;

import org.jspecify.annotations.NullMarked;
