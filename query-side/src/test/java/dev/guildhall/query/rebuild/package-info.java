/** Tests of rebuilds beside the live views. */
@NullMarked
package dev.guildhall.query.rebuild;

import org.jspecify.annotations.NullMarked;
