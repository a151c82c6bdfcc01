/** Ids: those that are made of commands, and Discord's own. */
@NullMarked
package dev.guildhall.command.identity;

import org.jspecify.annotations.NullMarked;
