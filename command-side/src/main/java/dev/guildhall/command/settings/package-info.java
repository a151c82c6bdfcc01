/** Changing a guild's general settings. */
@NullMarked
package dev.guildhall.command.settings;

import org.jspecify.annotations.NullMarked;
