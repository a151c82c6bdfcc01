/** Who is connected, who is in which guild's room, and what is said there. */
@NullMarked
package dev.guildhall.push.room;

import org.jspecify.annotations.NullMarked;
