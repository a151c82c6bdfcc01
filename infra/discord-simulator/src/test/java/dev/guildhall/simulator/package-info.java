@NullMarked
package dev.guildhall.simulator;

import org.jspecify.annotations.NullMarked;
