/** How commands reach their guilds. */
@NullMarked
package dev.guildhall.command.dispatch;

import org.jspecify.annotations.NullMarked;
