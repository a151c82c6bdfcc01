@NullMarked
package dev.guildhall.push.invalidation;

import org.jspecify.annotations.NullMarked;
