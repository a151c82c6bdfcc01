/** Signing in by Discord, and the panel's sessions. */
@NullMarked
package dev.guildhall.command.signin;

import org.jspecify.annotations.NullMarked;
