/** How a process tells its figures. */
@NullMarked
package dev.guildhall.door.figures;

import org.jspecify.annotations.NullMarked;
