#define _GNU_SOURCE
#include "csystem.h"

#include <fcntl.h>
#include <string.h>
#include <sys/inotify.h>

const char *csystem_error_text(int code) {
    const char *text = strerrordesc_np(code);
    return text ? text : "unknown error";
}

int csystem_open(const char *path, int flags, unsigned mode) {
    return open(path, flags | O_CLOEXEC, (mode_t)mode);
}

size_t csystem_inotify_next(const void *buffer, size_t length, size_t offset, struct csystem_inotify_event *event) {
    if (offset + sizeof(struct inotify_event) > length) return 0;
    const struct inotify_event *found = (const void *)((const char *)buffer + offset);
    event->watch = found->wd;
    event->mask = found->mask;
    event->name = found->len ? found->name : NULL;
    return offset + sizeof *found + found->len;
}
