/** Giveaways, tested. */
@NullMarked
package dev.guildhall.command.giveaway;

import org.jspecify.annotations.NullMarked;
