/** Music: what a guild's members want to hear, in which order, and how loud. Nothing of it is played by this program. */
@NullMarked
package dev.guildhall.events.music;

import org.jspecify.annotations.NullMarked;
