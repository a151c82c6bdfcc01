/** Dead letters as operators see them, and what becomes of them. */
@NullMarked
package dev.guildhall.eventlog.letter;

import org.jspecify.annotations.NullMarked;
