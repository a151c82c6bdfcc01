/** Leases of shards. */
@NullMarked
package dev.guildhall.command.shard;

import org.jspecify.annotations.NullMarked;
