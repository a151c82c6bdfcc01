package dev.guildhall.bot.discord;

import java.util.List;

/**
 * What this process serves of Discord's gateway.
 *
 * @param total into how many shards the guilds are divided; 0 while it serves none
 * @param held what it serves, connected or not
 * @param connected what has a session at this moment
 */
public record ConnectedShards(int total, List<Integer> held, List<Integer> connected) {}
