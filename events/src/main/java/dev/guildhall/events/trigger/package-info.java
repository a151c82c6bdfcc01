/** What makes the autoresponder answer: checked where it is configured, matched where people write. */
@NullMarked
package dev.guildhall.events.trigger;

import org.jspecify.annotations.NullMarked;
