@NullMarked
package dev.guildhall.query.parking;

import org.jspecify.annotations.NullMarked;
