// What glibc hides from Swift (extensions, variadics, flexible array members) behind plain functions.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What an errno value means, in English; safe from any thread.
const char *_Nonnull csystem_error_text(int code);

/// open(2) with close-on-exec and a mode; -1 and errno on failure.
int csystem_open(const char *_Nonnull path, int flags, unsigned mode);

/// One event out of a buffer read from inotify; the struct ends in a flexible array member that Swift cannot see.
struct csystem_inotify_event {
    int watch;
    uint32_t mask;
    const char *_Nullable name;
};

/// Reads the event at `offset`; answers the next one's offset, 0 when there is none.
size_t csystem_inotify_next(const void *_Nonnull buffer, size_t length, size_t offset, struct csystem_inotify_event *_Nonnull event);
