/** What a guild has subscribed to. */
@NullMarked
package dev.guildhall.events.subscription;

import org.jspecify.annotations.NullMarked;
