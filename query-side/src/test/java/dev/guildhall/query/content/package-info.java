@NullMarked
package dev.guildhall.query.content;

import org.jspecify.annotations.NullMarked;
