@NullMarked
package dev.guildhall.query.effect;

import org.jspecify.annotations.NullMarked;
