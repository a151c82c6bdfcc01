package dev.guildhall.command.leveling;

/** A role that members get from a level on. */
record LevelRole(int level, String roleId) {}
