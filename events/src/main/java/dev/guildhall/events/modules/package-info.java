/** A guild's bot modules: switched on or off, and configured. */
@NullMarked
package dev.guildhall.events.modules;

import org.jspecify.annotations.NullMarked;
