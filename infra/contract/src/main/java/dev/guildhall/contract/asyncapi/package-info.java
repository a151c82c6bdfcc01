/** The AsyncAPI document. */
@NullMarked
package dev.guildhall.contract.asyncapi;

import org.jspecify.annotations.NullMarked;
