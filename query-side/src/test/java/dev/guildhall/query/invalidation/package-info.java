@NullMarked
package dev.guildhall.query.invalidation;

import org.jspecify.annotations.NullMarked;
