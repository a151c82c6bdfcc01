/** The shapes of stored records as text, so that the build can hold them still. */
@NullMarked
package dev.guildhall.events.shape;

import org.jspecify.annotations.NullMarked;
