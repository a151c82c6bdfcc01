/** What a guild has configured: from memory, from Redis, or from the query side. */
@NullMarked
package dev.guildhall.bot.configuration;

import org.jspecify.annotations.NullMarked;
