/** Access tokens: who is asking. */
@NullMarked
package dev.guildhall.door.token;

import org.jspecify.annotations.NullMarked;
