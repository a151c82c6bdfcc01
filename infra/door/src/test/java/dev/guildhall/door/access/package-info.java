/** The one rule. */
@NullMarked
package dev.guildhall.door.access;

import org.jspecify.annotations.NullMarked;
