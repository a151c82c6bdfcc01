@NullMarked
package dev.guildhall.push;

import org.jspecify.annotations.NullMarked;
