/** What travels through Redis: channels, keys and envelopes, for publisher and subscriber alike. */
@NullMarked
package dev.guildhall.events.wire;

import org.jspecify.annotations.NullMarked;
