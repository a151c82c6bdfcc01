@NullMarked
package dev.guildhall.ops;

import org.jspecify.annotations.NullMarked;
