/** Guilds, members, channels and messages: the state that Discord would keep. */
@NullMarked
package dev.guildhall.simulator.world;

import org.jspecify.annotations.NullMarked;
