@NullMarked
package dev.guildhall.query.health;

import org.jspecify.annotations.NullMarked;
