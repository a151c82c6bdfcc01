@NullMarked
package dev.guildhall.query.history;

import org.jspecify.annotations.NullMarked;
