@NullMarked
package dev.guildhall.query.letter;

import org.jspecify.annotations.NullMarked;
