/** Music: what members of a guild want to hear, as it is read. */
@NullMarked
package dev.guildhall.query.music;

import org.jspecify.annotations.NullMarked;
