/** What is wanted to be heard, and by whom it is decided. */
@NullMarked
package dev.guildhall.command.music;

import org.jspecify.annotations.NullMarked;
