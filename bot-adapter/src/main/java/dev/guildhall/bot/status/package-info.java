/** What this process tells about itself. */
@NullMarked
package dev.guildhall.bot.status;

import org.jspecify.annotations.NullMarked;
