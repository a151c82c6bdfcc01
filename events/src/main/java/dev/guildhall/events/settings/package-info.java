/** A guild's general settings. */
@NullMarked
package dev.guildhall.events.settings;

import org.jspecify.annotations.NullMarked;
