@NullMarked
package dev.guildhall.events.portable;

import org.jspecify.annotations.NullMarked;
