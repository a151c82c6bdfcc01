/** Which shards of Discord's gateway this process serves, and for how long it may. */
@NullMarked
package dev.guildhall.bot.shard;

import org.jspecify.annotations.NullMarked;
