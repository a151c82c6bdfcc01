package dev.guildhall.command.dispatch;

import dev.guildhall.door.problem.Problem;

/** Why a command is not carried out. Each feature seals its own kinds; each kind knows the problem that it is told as. */
public interface Rejection {
    Problem problem();
}
