/** How the platform finds the beans that others ask for. */
@NullMarked
package dev.guildhall.door.wiring;

import org.jspecify.annotations.NullMarked;
