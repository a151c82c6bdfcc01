@NullMarked
package dev.guildhall.command.member;

import org.jspecify.annotations.NullMarked;
