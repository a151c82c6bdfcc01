/** What happens in Discord when somebody comes or goes: the greeting, the roles and the goodbye, and who tells of it. */
@NullMarked
package dev.guildhall.bot.welcome;

import org.jspecify.annotations.NullMarked;
