// The Swift face of this library; what Swift cannot import stands here as static inline functions.
#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast of -1 to a function pointer: SQLite copies the bytes before it returns.
static inline int csqlite_bind_text(sqlite3_stmt *_Nonnull statement, int index, const void *_Nonnull bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int csqlite_bind_blob(sqlite3_stmt *_Nonnull statement, int index, const void *_Nonnull bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic.
static inline int csqlite_db_config_bool(sqlite3 *_Nonnull database, int option, int on) {
    return sqlite3_db_config(database, option, on, (int *)0);
}
