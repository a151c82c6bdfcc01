/** Tests of decisions about projections. */
@NullMarked
package dev.guildhall.command.operation;

import org.jspecify.annotations.NullMarked;
