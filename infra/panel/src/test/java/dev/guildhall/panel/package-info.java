/** The panel's page: its files, and how browsers get them. */
@NullMarked
package dev.guildhall.panel;

import org.jspecify.annotations.NullMarked;
