/** Which shards are served. */
@NullMarked
package dev.guildhall.bot.shard;

import org.jspecify.annotations.NullMarked;
