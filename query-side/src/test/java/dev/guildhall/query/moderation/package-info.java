@NullMarked
package dev.guildhall.query.moderation;

import org.jspecify.annotations.NullMarked;
