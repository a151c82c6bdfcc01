/** Giving a guild another plan, which operators do. */
@NullMarked
package dev.guildhall.command.subscription;

import org.jspecify.annotations.NullMarked;
