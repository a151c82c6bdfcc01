@NullMarked
package dev.guildhall.query.leveling;

import org.jspecify.annotations.NullMarked;
