/** How often somebody may knock. */
@NullMarked
package dev.guildhall.door.limit;

import org.jspecify.annotations.NullMarked;
