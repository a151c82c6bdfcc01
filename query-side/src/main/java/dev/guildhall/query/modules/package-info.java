/** Reading a guild's modules. */
@NullMarked
package dev.guildhall.query.modules;

import org.jspecify.annotations.NullMarked;
