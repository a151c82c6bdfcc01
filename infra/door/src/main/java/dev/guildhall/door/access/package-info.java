/** Who may see and change a guild: the one rule, used by every door. */
@NullMarked
package dev.guildhall.door.access;

import org.jspecify.annotations.NullMarked;
