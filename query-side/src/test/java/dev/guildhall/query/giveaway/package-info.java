@NullMarked
package dev.guildhall.query.giveaway;

import org.jspecify.annotations.NullMarked;
