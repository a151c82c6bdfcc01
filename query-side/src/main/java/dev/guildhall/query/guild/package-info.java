/** Reading guilds: who may, and how new the answer has to be. */
@NullMarked
package dev.guildhall.query.guild;

import org.jspecify.annotations.NullMarked;
