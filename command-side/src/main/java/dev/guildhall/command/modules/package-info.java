/** Switching and configuring a guild's bot modules. */
@NullMarked
package dev.guildhall.command.modules;

import org.jspecify.annotations.NullMarked;
