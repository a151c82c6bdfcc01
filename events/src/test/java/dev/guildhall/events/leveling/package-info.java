@NullMarked
package dev.guildhall.events.leveling;

import org.jspecify.annotations.NullMarked;
