/** Who comes and goes, as the bot tells it: what is to be done about it follows from the log. */
@NullMarked
package dev.guildhall.command.member;

import org.jspecify.annotations.NullMarked;
