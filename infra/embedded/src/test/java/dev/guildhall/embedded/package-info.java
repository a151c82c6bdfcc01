@NullMarked
package dev.guildhall.embedded;

import org.jspecify.annotations.NullMarked;
