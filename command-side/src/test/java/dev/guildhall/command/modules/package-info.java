/** Tests of switching and configuring modules. */
@NullMarked
package dev.guildhall.command.modules;

import org.jspecify.annotations.NullMarked;
