/** Taking up a configuration that was carried here: from another guild, or from the same one at another time. */
@NullMarked
package dev.guildhall.command.portable;

import org.jspecify.annotations.NullMarked;
