/** Tests of reading modules. */
@NullMarked
package dev.guildhall.query.modules;

import org.jspecify.annotations.NullMarked;
