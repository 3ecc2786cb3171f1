// toml++ behind a C face: one visit per value, each with its line and column.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef enum : int32_t {
    CTOML_STRING,
    CTOML_INTEGER,
    CTOML_NUMBER,
    CTOML_BOOL,
    CTOML_DATE, // date, time or both; its text is ISO 8601
    CTOML_TABLE_START,
    CTOML_TABLE_END,
    CTOML_ARRAY_START,
    CTOML_ARRAY_END,
} ctoml_kind;

// Lines and columns count from 1; columns count characters.
typedef struct {
    uint32_t line, column;
} ctoml_place;

typedef struct {
    ctoml_kind kind;
    const char *_Nullable key; // set inside of tables
    size_t key_length;
    ctoml_place key_place;
    const char *_Nullable text; // set for CTOML_STRING and CTOML_DATE
    size_t text_length;
    int64_t integer; // CTOML_INTEGER and CTOML_BOOL
    double number;
    ctoml_place place;
} ctoml_event;

typedef void (*ctoml_visit)(void *_Nullable context, const ctoml_event *_Nonnull event);

typedef enum : int32_t {
    CTOML_PARSED,
    CTOML_SYNTAX_ERROR,
    CTOML_TOO_DEEP,
    CTOML_BROKEN_HEADER, // a table's header without a key, at a place that the parser does not tell
} ctoml_result;

// Walks a document depth first and without its outermost table. `message` receives what is wrong, NUL-terminated.
ctoml_result ctoml_parse(
    const char *_Nonnull document, size_t length, ctoml_visit _Nonnull visit, void *_Nullable context,
    char *_Nonnull message, size_t message_size, ctoml_place *_Nonnull place);

#ifdef __cplusplus
}
#endif
