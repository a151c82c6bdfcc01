/** The push side: what changed reaches browsers. */
@NullMarked
package dev.guildhall.push;

import org.jspecify.annotations.NullMarked;
