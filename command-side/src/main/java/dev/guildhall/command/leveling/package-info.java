/** Leveling: what a member earns by writing, which level that is, and what became of it in Discord. */
@NullMarked
package dev.guildhall.command.leveling;

import org.jspecify.annotations.NullMarked;
