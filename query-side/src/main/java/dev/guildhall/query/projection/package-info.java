/** Projections as operators see and steer them. */
@NullMarked
package dev.guildhall.query.projection;

import org.jspecify.annotations.NullMarked;
