@NullMarked
package dev.guildhall.query.guild;

import org.jspecify.annotations.NullMarked;
