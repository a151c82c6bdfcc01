/** Which guilds a user may see, as other sides ask it. */
@NullMarked
package dev.guildhall.query.permission;

import org.jspecify.annotations.NullMarked;
