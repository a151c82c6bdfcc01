/** The log itself, for operators: its head, and whether it is what it was. */
@NullMarked
package dev.guildhall.query.log;

import org.jspecify.annotations.NullMarked;
