@NullMarked
package dev.guildhall.command.leveling;

import org.jspecify.annotations.NullMarked;
