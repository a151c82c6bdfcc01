/** Whom the owner lets in, and what Discord says about those it concerns. */
@NullMarked
package dev.guildhall.command.permission;

import org.jspecify.annotations.NullMarked;
