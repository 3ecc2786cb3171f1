#define _GNU_SOURCE
#include "killpoints.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { most_files = 1024, most_ports = 8, label_length = 100 };

static struct {
    int journal;
    long strike_at;
    int signal;
    const char *words;
    const char *full;
    int ports[most_ports];
} plan = {.journal = -1};

// One point after the other, so that numbers, lines and the strike agree. Calls themselves are not held up.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static long passed, matched;

// What goes over a connection; libcurl's one thread is the only one that asks.
static struct { char label[label_length]; bool counts; bool is_answered; } talks[most_files];
// Whether the frame that is being written ends a commit; the store's writer is one thread.
static bool ends_commit;
static bool in_checkpoint;

#define REAL(result, name, ...) \
    static result (*real_##name)(__VA_ARGS__); \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void read_plan(void) {
    const char *journal = getenv("KILLPOINTS_JOURNAL"), *at = getenv("KILLPOINTS_AT"), *signal = getenv("KILLPOINTS_SIGNAL");
    const char *ports = getenv("KILLPOINTS_PORTS");
    plan.full = getenv("KILLPOINTS_FULL");
    if (!journal) return;
    plan.strike_at = at ? atol(at) : 0;
    plan.signal = signal ? atoi(signal) : SIGKILL;
    plan.words = getenv("KILLPOINTS_ON");
    for (int index = 0; ports && index < most_ports; index++) {
        plan.ports[index] = atoi(ports);
        ports = strchr(ports, ',');
        if (ports) ports++;
    }
    plan.journal = open(journal, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static void strike(void) {
    if (plan.signal != SIGTERM) {
        // Sent to this thread it takes effect before the call returns.
        raise(plan.signal);
        return;
    }
    // The signal belongs to another thread, which gets the time to begin the stop.
    kill(getpid(), plan.signal);
    usleep(50000);
}

__attribute__((format(printf, 1, 2))) static void point(const char *format, ...) {
    if (plan.journal < 0) return;
    char what[2 * label_length], line[3 * label_length];
    va_list values;
    va_start(values, format);
    vsnprintf(what, sizeof what, format, values);
    va_end(values);
    pthread_mutex_lock(&turn);
    int length = snprintf(line, sizeof line, "%ld %s\n", ++passed, what);
    if (write(plan.journal, line, length) < 0) plan.journal = -1;
    bool is_hit = (!plan.words || strstr(what, plan.words)) && ++matched == plan.strike_at;
    pthread_mutex_unlock(&turn);
    if (is_hit) strike();
}

// MARK: the store

// The file's name without its folder.
static const char *name_of(int file, char *path, size_t room) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, room - 1);
    path[length > 0 ? length : 0] = 0;
    char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), count = strlen(end);
    return length >= count && !strcmp(text + length - count, end);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    char path[4096];
    const char *name = name_of(file, path, sizeof path);
    bool is_log = ends_with(name, "-wal");
    if (plan.full && (is_log || ends_with(name, ".db")) && !access(plan.full, F_OK)) {
        errno = ENOSPC;
        return -1;
    }
    // The head of a frame has 24 bytes; the second number in it is the database's size where the frame ends a commit, else 0.
    bool is_head = is_log && count == 24 && offset >= 32;
    uint32_t size = 0;
    if (is_head) memcpy(&size, (const char *)bytes + 4, 4);
    if (size) point("commit: all but its last frame is written");
    ssize_t written = real_pwrite64(file, bytes, count, offset);
    if (size) point("commit: its last frame is half written");
    if (is_log && !is_head && ends_commit) point("commit: written");
    ends_commit = size != 0;
    bool is_page = ends_with(name, ".db");
    if (is_page && !in_checkpoint) point("checkpoint: its first page is written");
    if (is_page || is_log) in_checkpoint = is_page;
    return written;
}

int fdatasync(int file) {
    REAL(int, fdatasync, int);
    int result = real_fdatasync(file);
    char path[4096];
    const char *name = name_of(file, path, sizeof path);
    if (ends_with(name, "-wal") || ends_with(name, ".db")) point("%.90s is on disk", name);
    return result;
}

int fsync(int file) {
    REAL(int, fsync, int);
    int result = real_fsync(file);
    char path[4096];
    const char *name = name_of(file, path, sizeof path);
    // A file that is about to take another's place has chance in its name.
    const char *chance = strstr(name, ".new-");
    if (chance) point("%.*s: its next content is on disk", (int)(chance - name), name);
    return result;
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    const char *slash = strrchr(to, '/'), *name = slash ? slash + 1 : to;
    point("%.90s: before its next content takes its place", name);
    int result = real_rename(from, to);
    point("%.90s: its next content is in place", name);
    return result;
}

// MARK: the wire

static bool is_outside(int file) {
    struct sockaddr_in peer;
    socklen_t length = sizeof peer;
    if (plan.journal < 0 || file < 0 || file >= most_files || getpeername(file, (struct sockaddr *)&peer, &length) || peer.sin_family != AF_INET)
        return false;
    for (int index = 0; index < most_ports; index++)
        if (plan.ports[index] && plan.ports[index] == ntohs(peer.sin_port)) return true;
    return false;
}

// Notes a request by its first line. What only reads leaves no trace, wherever it is cut off; but on what is read about a post in doubt
// its end depends.
static void begin_talk(int file, const char *bytes, size_t count) {
    const char *space = memchr(bytes, ' ', count < 8 ? count : 8);
    const char *end = memmem(bytes, count, " HTTP/1.1\r\n", 11);
    if (!space || !end) return;
    int length = end - bytes < label_length - 1 ? (int)(end - bytes) : label_length - 1;
    snprintf(talks[file].label, label_length, "%.*s", length, bytes);
    const char *label = talks[file].label;
    bool is_reading = !strncmp(label, "GET ", 4) && !strstr(label, "q=author") && !strstr(label, "socialActions");
    talks[file].counts = !is_reading && !strstr(label, "/query") && !strstr(label, "/search") && !strstr(label, "introspect");
    talks[file].is_answered = false;
}

ssize_t send(int file, const void *bytes, size_t count, int flags) {
    REAL(ssize_t, send, int, const void *, size_t, int);
    if (!is_outside(file)) return real_send(file, bytes, count, flags);
    begin_talk(file, bytes, count);
    if (talks[file].counts) point("before a write of %s", talks[file].label);
    ssize_t sent = real_send(file, bytes, count, flags);
    if (talks[file].counts && sent > 0) point("after a write of %s", talks[file].label);
    return sent;
}

ssize_t recv(int file, void *bytes, size_t count, int flags) {
    REAL(ssize_t, recv, int, void *, size_t, int);
    ssize_t received = real_recv(file, bytes, count, flags);
    if (received > 0 && !(flags & MSG_PEEK) && is_outside(file) && talks[file].counts && !talks[file].is_answered) {
        talks[file].is_answered = true;
        point("answered: %s", talks[file].label);
    }
    return received;
}
