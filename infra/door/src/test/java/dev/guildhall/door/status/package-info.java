/** How processes are. */
@NullMarked
package dev.guildhall.door.status;

import org.jspecify.annotations.NullMarked;
