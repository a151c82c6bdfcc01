/** The operators' command line: talks to the HTTP API from whatever machine, and shares no code with the program. */
@NullMarked
package dev.guildhall.ops;

import org.jspecify.annotations.NullMarked;
