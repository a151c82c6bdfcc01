@NullMarked
package dev.guildhall.query.member;

import org.jspecify.annotations.NullMarked;
