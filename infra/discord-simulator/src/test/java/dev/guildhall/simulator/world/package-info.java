@NullMarked
package dev.guildhall.simulator.world;

import org.jspecify.annotations.NullMarked;
