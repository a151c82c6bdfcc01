@NullMarked
package dev.guildhall.query;

import org.jspecify.annotations.NullMarked;
