/** The HTTP door: who is asking, what they may see, how a refusal looks. */
@NullMarked
package dev.guildhall.door;

import org.jspecify.annotations.NullMarked;
