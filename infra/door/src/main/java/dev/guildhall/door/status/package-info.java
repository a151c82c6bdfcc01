/** What the sides tell one another about themselves, for health and figures. */
@NullMarked
package dev.guildhall.door.status;

import org.jspecify.annotations.NullMarked;
