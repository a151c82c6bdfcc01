/** What Discord says about who may steer a guild. */
@NullMarked
package dev.guildhall.bot.permission;

import org.jspecify.annotations.NullMarked;
