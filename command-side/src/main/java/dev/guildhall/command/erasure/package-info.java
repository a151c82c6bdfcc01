/** Erasing what is known about a person, by an operator. */
@NullMarked
package dev.guildhall.command.erasure;

import org.jspecify.annotations.NullMarked;
