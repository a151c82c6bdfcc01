/** How the whole of Guildhall is, as far as it can be asked from here. */
@NullMarked
package dev.guildhall.query.health;

import org.jspecify.annotations.NullMarked;
