@NullMarked
package dev.guildhall.events.shape;

import org.jspecify.annotations.NullMarked;
