/** What the bot tells of anything that was to be done in Discord. */
@NullMarked
package dev.guildhall.command.delivery;

import org.jspecify.annotations.NullMarked;
