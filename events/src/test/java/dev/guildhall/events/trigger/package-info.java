/** Triggers of the autoresponder. */
@NullMarked
package dev.guildhall.events.trigger;

import org.jspecify.annotations.NullMarked;
