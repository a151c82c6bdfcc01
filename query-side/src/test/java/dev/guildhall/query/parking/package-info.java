@NullMarked
package dev.guildhall.eventlog.parking;

import org.jspecify.annotations.NullMarked;
