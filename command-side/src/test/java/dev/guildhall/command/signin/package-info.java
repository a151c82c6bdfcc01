/** Decisions about sessions. */
@NullMarked
package dev.guildhall.command.signin;

import org.jspecify.annotations.NullMarked;
