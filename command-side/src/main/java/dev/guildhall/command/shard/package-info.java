/** Which bot process holds which shards of Discord's gateway. */
@NullMarked
package dev.guildhall.command.shard;

import org.jspecify.annotations.NullMarked;
