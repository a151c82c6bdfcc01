/** The OpenAPI document. */
@NullMarked
package dev.guildhall.contract.openapi;

import org.jspecify.annotations.NullMarked;
