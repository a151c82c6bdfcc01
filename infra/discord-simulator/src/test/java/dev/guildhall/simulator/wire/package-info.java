@NullMarked
package dev.guildhall.simulator.wire;

import org.jspecify.annotations.NullMarked;
