/** Access tokens. */
@NullMarked
package dev.guildhall.door.token;

import org.jspecify.annotations.NullMarked;
