@NullMarked
package dev.guildhall.events.config;

import org.jspecify.annotations.NullMarked;
