/** A guild's configuration as a document: to be kept, and to be carried to another guild. */
@NullMarked
package dev.guildhall.events.portable;

import org.jspecify.annotations.NullMarked;
