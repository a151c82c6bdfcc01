/** Who may see and steer a guild, as Discord says it. */
@NullMarked
package dev.guildhall.events.permission;

import org.jspecify.annotations.NullMarked;
