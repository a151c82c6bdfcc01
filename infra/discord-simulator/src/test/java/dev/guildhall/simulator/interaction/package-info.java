@NullMarked
package dev.guildhall.simulator.interaction;

import org.jspecify.annotations.NullMarked;
