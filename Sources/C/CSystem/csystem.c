#define _GNU_SOURCE
#include "csystem.h"

#include <fcntl.h>
#include <malloc.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>

const char *csystem_error_text(int code) {
    const char *text = strerrordesc_np(code);
    return text ? text : "unknown error";
}

void csystem_trim(void) { malloc_trim(0); }

void csystem_keep_one_heap(void) {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

int csystem_open(const char *path, int flags, unsigned mode) {
    return open(path, flags | O_CLOEXEC, (mode_t)mode);
}

int64_t csystem_birth(const char *path) {
    struct statx facts;
    if (statx(AT_FDCWD, path, 0, STATX_BTIME, &facts) || !(facts.stx_mask & STATX_BTIME)) return 0;
    return (int64_t)facts.stx_btime.tv_sec * 1000000000 + facts.stx_btime.tv_nsec;
}

size_t csystem_inotify_next(const void *buffer, size_t length, size_t offset, struct csystem_inotify_event *event) {
    if (offset + sizeof(struct inotify_event) > length) return 0;
    const struct inotify_event *found = (const void *)((const char *)buffer + offset);
    event->watch = found->wd;
    event->mask = found->mask;
    event->name = found->len ? found->name : NULL;
    return offset + sizeof *found + found->len;
}
