/** OAuth2 as Discord grants it: consent, codes, tokens. */
@NullMarked
package dev.guildhall.simulator.oauth;

import org.jspecify.annotations.NullMarked;
