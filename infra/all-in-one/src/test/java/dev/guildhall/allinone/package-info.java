@NullMarked
package dev.guildhall.allinone;

import org.jspecify.annotations.NullMarked;
