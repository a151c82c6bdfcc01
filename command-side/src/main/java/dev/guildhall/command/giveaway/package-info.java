/** Giveaways: creating, entering, ending, drawing anew, and what became of them in Discord. */
@NullMarked
package dev.guildhall.command.giveaway;

import org.jspecify.annotations.NullMarked;
