// What glibc hides from Swift (extensions, variadics, flexible array members) behind plain functions.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// What an errno value means, in English; safe from any thread.
const char *_Nonnull csystem_error_text(int code);

/// open(2) with close-on-exec and a mode; -1 and errno on failure.
int csystem_open(const char *_Nonnull path, int flags, unsigned mode);

/// When the file at the path was made, in nanoseconds since 1970; 0 where the file system does not keep it.
int64_t csystem_birth(const char *_Nonnull path);

/// One event out of a buffer read from inotify; the struct ends in a flexible array member that Swift cannot see.
struct csystem_inotify_event {
    int watch;
    uint32_t mask;
    const char *_Nullable name;
};

/// Reads the event at `offset`; answers the next one's offset, 0 when there is none.
size_t csystem_inotify_next(const void *_Nonnull buffer, size_t length, size_t offset, struct csystem_inotify_event *_Nonnull event);

/// A started child: its pid, a descriptor that becomes readable when it ends, and our ends of its three streams.
struct csystem_child {
    // A pid_t, without the headers of the C library: whose types are its own, the compiler may take for this module's.
    int pid;
    int exited;
    int input;
    int output;
    int errors;
};

/// Starts a program in a process group of its own, with no signal blocked or ignored and no other descriptor open.
/// `input` is a socket (send with MSG_NOSIGNAL), the outputs are pipes; all of ours are non-blocking. Answers 0 or an errno value.
int csystem_spawn(
    const char *_Nonnull path, char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment,
    struct csystem_child *_Nonnull child);

/// Gives memory that is free back to the kernel.
void csystem_trim(void);

/// One heap for all threads, whose free end is kept up to 4 MB; to be called before there are others.
void csystem_keep_one_heap(void);

/// A descriptor that becomes readable, and stays so, when somebody sets it.
int csystem_event_make(void);
void csystem_event_set(int event);

/// Real and desk time at one moment, in microseconds since 1970, and how many desk seconds pass in a real one.
struct csystem_clock {
    int64_t real;
    int64_t desk;
    double speed;
};

/// Maps the clock file, shared with other processes; NULL and errno on failure. Unmap with csystem_clock_unmap.
void *_Nullable csystem_clock_map(int file);
void csystem_clock_unmap(void *_Nonnull map);
/// Reads the clock; answers false when nobody has written it yet. Never waits for a writer.
_Bool csystem_clock_read(void *_Nonnull map, struct csystem_clock *_Nonnull clock);
/// Writes the clock; writers must exclude each other. A crash inside leaves the old value in force.
void csystem_clock_write(void *_Nonnull map, struct csystem_clock clock);
