/** What the query side knows. */
@NullMarked
package dev.guildhall.push.configuration;

import org.jspecify.annotations.NullMarked;
