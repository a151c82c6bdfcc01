/** The door, tried from outside over real HTTP. */
@NullMarked
package dev.guildhall.door;

import org.jspecify.annotations.NullMarked;
