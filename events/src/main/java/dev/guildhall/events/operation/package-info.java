/** What operators have done to the program itself. */
@NullMarked
package dev.guildhall.events.operation;

import org.jspecify.annotations.NullMarked;
