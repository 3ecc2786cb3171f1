// killpoints: a library to preload into copydesk (LD_PRELOAD), which signals the process at one exact place of its life.
//
// The program itself is the one that is shipped: nothing in it knows of this. What a dead process leaves behind is what its system calls
// did; so the places between two calls that touch the store or the outside are all one place, and the points here are all there are:
//
//   the store   before the last frame of a commit, within it, after it, and after the call that brings it to the disk (fdatasync);
//               the first page of a checkpoint; small files: made durable, before and after they take their name (rename)
//   the wire    before and after each write of a request that changes something, and when its answer was read
//
// A frame is SQLite's write of one page to the log: the commit counts from the last one on, which alone names a database size. The death of
// a process leaves what the kernel was given, so a commit that was written and not synced survives here; only a loss of power tells the two
// apart, and that is not tried. The log's index lives in shared memory; SQLite makes it anew when the first connection finds nobody there.
//
// Variables, read once at the start:
//   KILLPOINTS_JOURNAL  a file that gets one line for each point passed: its number and what it is
//   KILLPOINTS_PORTS    the loopback ports of the outside, with commas
//   KILLPOINTS_AT       the number of the point to strike at; none without it
//   KILLPOINTS_ON       counts only points with these words for KILLPOINTS_AT
//   KILLPOINTS_SIGNAL   the signal's number
//   KILLPOINTS_FULL     while there is a file of this name the store's disk is full: no write to the database or its log succeeds
#pragma once
