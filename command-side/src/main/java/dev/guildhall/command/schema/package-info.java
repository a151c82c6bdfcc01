/** The command side's own tables. */
@NullMarked
package dev.guildhall.command.schema;

import org.jspecify.annotations.NullMarked;
