// Files compiled into the program by #embed: SwiftPM's own embedding takes a minute for 200 KB, this takes a second.
#pragma once
#include <stddef.h>

struct cassets_file {
    const char * _Nonnull name;
    const unsigned char * _Nonnull bytes;
    size_t count;
};

// The embedded file of this name, such as "Sample/brand.md"; NULL when there is none.
const struct cassets_file * _Nullable cassets_find(const char * _Nonnull name);
