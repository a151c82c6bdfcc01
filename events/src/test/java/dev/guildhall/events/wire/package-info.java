@NullMarked
package dev.guildhall.events.wire;

import org.jspecify.annotations.NullMarked;
