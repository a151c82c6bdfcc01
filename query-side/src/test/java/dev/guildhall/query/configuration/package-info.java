@NullMarked
package dev.guildhall.query.configuration;

import org.jspecify.annotations.NullMarked;
