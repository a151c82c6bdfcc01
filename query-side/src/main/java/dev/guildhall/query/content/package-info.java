/**
 * What giveaways, tickets and their like have in common on this side: a view that follows the log by itself, effects that
 * are decided with it, and how it is read.
 */
@NullMarked
package dev.guildhall.query.content;

import org.jspecify.annotations.NullMarked;
