/** What must be done from time to time. */
@NullMarked
package dev.guildhall.command.upkeep;

import org.jspecify.annotations.NullMarked;
