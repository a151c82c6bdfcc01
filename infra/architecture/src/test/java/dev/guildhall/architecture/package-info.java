@NullMarked
package dev.guildhall.architecture;

import org.jspecify.annotations.NullMarked;
