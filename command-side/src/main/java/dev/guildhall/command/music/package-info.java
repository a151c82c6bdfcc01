/** Music: one queue of requests for each guild, and who may do what with it. Nothing is played. */
@NullMarked
package dev.guildhall.command.music;

import org.jspecify.annotations.NullMarked;
