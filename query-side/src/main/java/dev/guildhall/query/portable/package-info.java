/** A guild's configuration to take away, as a document that can be taken up again. */
@NullMarked
package dev.guildhall.query.portable;

import org.jspecify.annotations.NullMarked;
