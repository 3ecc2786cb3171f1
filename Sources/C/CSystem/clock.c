#define _GNU_SOURCE
#include "csystem.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Two slots and a generation that says which one holds: a reader never waits, and a writer that dies half-way changed nothing.
struct slot {
    _Atomic int64_t real;
    _Atomic int64_t desk;
    _Atomic uint64_t speed;
};

struct clock_file {
    _Atomic uint64_t generation;
    struct slot slots[2];
};

void *csystem_clock_map(int file) {
    if (ftruncate(file, sizeof(struct clock_file))) return NULL;
    void *map = mmap(NULL, sizeof(struct clock_file), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    return map == MAP_FAILED ? NULL : map;
}

void csystem_clock_unmap(void *map) { munmap(map, sizeof(struct clock_file)); }

_Bool csystem_clock_read(void *map, struct csystem_clock *clock) {
    struct clock_file *file = map;
    for (;;) {
        uint64_t generation = atomic_load(&file->generation);
        if (generation == 0) return 0;
        struct slot *slot = &file->slots[generation & 1];
        uint64_t speed = atomic_load(&slot->speed);
        clock->real = atomic_load(&slot->real);
        clock->desk = atomic_load(&slot->desk);
        memcpy(&clock->speed, &speed, sizeof speed);
        if (atomic_load(&file->generation) == generation) return 1;
    }
}

void csystem_clock_write(void *map, struct csystem_clock clock) {
    struct clock_file *file = map;
    uint64_t next = atomic_load(&file->generation) + 1;
    struct slot *slot = &file->slots[next & 1];
    uint64_t speed;
    memcpy(&speed, &clock.speed, sizeof speed);
    atomic_store(&slot->real, clock.real);
    atomic_store(&slot->desk, clock.desk);
    atomic_store(&slot->speed, speed);
    atomic_store(&file->generation, next);
}
