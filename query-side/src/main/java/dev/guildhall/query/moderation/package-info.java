/** Moderation: the cases of a guild as they are read, and what is to be done in Discord because of them. */
@NullMarked
package dev.guildhall.query.moderation;

import org.jspecify.annotations.NullMarked;
