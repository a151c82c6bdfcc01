/** How one side asks another. */
@NullMarked
package dev.guildhall.door.side;

import org.jspecify.annotations.NullMarked;
