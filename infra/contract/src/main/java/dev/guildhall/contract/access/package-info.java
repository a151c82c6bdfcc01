/** Who may do what: rules, roles, and what follows for each pair of them. */
@NullMarked
package dev.guildhall.contract.access;

import org.jspecify.annotations.NullMarked;
