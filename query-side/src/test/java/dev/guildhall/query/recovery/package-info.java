@NullMarked
package dev.guildhall.query.recovery;

import org.jspecify.annotations.NullMarked;
