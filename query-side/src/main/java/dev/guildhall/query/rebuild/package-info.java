/** Views made anew from the log beside the live ones, compared, swapped, and rolled back. */
@NullMarked
package dev.guildhall.query.rebuild;

import org.jspecify.annotations.NullMarked;
