/** Giveaways: how their view follows the log, who may read it, and what is to be done in Discord because of it. */
@NullMarked
package dev.guildhall.query.giveaway;

import org.jspecify.annotations.NullMarked;
