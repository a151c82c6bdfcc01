/** Access tokens. */
@NullMarked
package dev.guildhall.door.request;

import org.jspecify.annotations.NullMarked;
