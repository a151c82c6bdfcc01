@NullMarked
package dev.guildhall.query.log;

import org.jspecify.annotations.NullMarked;
