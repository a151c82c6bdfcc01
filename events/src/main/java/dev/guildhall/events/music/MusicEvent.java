package dev.guildhall.events.music;

import dev.guildhall.events.OfGuild;

/** Of the one queue of a guild. None of them changes the guild's configuration, or its version. */
public sealed interface MusicEvent extends OfGuild
        permits TrackRequested, TrackRemoved, TrackSkipped, SkipVoted, TrackMoved, QueueCleared, VolumeSet {}
