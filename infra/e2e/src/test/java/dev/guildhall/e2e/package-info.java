/** The whole program as its users meet it: in one process and in several, on good days and on bad ones. */
@NullMarked
package dev.guildhall.e2e;

import org.jspecify.annotations.NullMarked;
