#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_pair(int pair[2]) {
    if (pair[0] >= 0) close(pair[0]);
    if (pair[1] >= 0) close(pair[1]);
}

static int make_streams(int input[2], int output[2], int errors[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) || pipe2(output, O_CLOEXEC) || pipe2(errors, O_CLOEXEC)) return errno;
    fcntl(input[0], F_SETFL, O_NONBLOCK);
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    fcntl(errors[0], F_SETFL, O_NONBLOCK);
    return 0;
}

static int spawn(
    const char *path, char *const *arguments, char *const *environment, int input, int output, int errors, pid_t *pid) {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&actions);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    posix_spawn_file_actions_adddup2(&actions, input, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_adddup2(&actions, errors, 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    int problem = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return problem;
}

int csystem_spawn(const char *path, char *const *arguments, char *const *environment, struct csystem_child *child) {
    int input[2] = {-1, -1}, output[2] = {-1, -1}, errors[2] = {-1, -1};
    int problem = make_streams(input, output, errors);
    if (!problem) problem = spawn(path, arguments, environment, input[1], output[1], errors[1], &child->pid);
    if (!problem) {
        child->exited = pidfd_open(child->pid, 0);
        if (child->exited < 0) {
            problem = errno;
            kill(-child->pid, SIGKILL);
            waitpid(child->pid, NULL, 0);
        }
    }
    if (problem) {
        close_pair(input);
        close_pair(output);
        close_pair(errors);
        return problem;
    }
    close(input[1]);
    close(output[1]);
    close(errors[1]);
    child->input = input[0];
    child->output = output[0];
    child->errors = errors[0];
    return 0;
}

int csystem_event_make(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void csystem_event_set(int event) { eventfd_write(event, 1); }
