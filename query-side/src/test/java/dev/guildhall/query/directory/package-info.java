@NullMarked
package dev.guildhall.query.directory;

import org.jspecify.annotations.NullMarked;
