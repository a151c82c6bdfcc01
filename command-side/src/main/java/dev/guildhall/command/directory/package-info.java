/** Which channels and roles a guild has, as far as deciding about its configuration needs them. */
@NullMarked
package dev.guildhall.command.directory;

import org.jspecify.annotations.NullMarked;
