/** Giveaways: what was announced, who entered, how it was drawn, and what became of it in Discord. */
@NullMarked
package dev.guildhall.events.giveaway;

import org.jspecify.annotations.NullMarked;
