/** Deciding something at a certain time: once, by whichever process comes first, however late. */
@NullMarked
package dev.guildhall.command.deadline;

import org.jspecify.annotations.NullMarked;
