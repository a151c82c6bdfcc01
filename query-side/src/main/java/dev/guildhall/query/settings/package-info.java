/** Reading a guild's general settings. */
@NullMarked
package dev.guildhall.query.settings;

import org.jspecify.annotations.NullMarked;
