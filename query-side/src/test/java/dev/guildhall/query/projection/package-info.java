/** Tests of projections as operators see them. */
@NullMarked
package dev.guildhall.query.projection;

import org.jspecify.annotations.NullMarked;
