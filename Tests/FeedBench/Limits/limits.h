// What this machine can do at all, in C on the libraries that Copydesk uses: no checks, no repairs, no manners.
#pragma once
#include <stddef.h>

typedef struct {
    char *bytes;
    size_t count, room;
} buffer;

void append(buffer *to, const void *bytes, size_t count);
buffer read_file(const char *path);

// An item as it is found: the text of each field, empty where it has none.
typedef enum { field_none = -1, field_id, field_link, field_title, field_date, field_text, field_count } field;
typedef struct {
    buffer fields[field_count];
} item;

typedef void (*item_taker)(const item *found, void *context);

// Reads XML by libxml2's pushing parser with handlers that do nothing.
void skim_xml(buffer document);
// Finds the items of an RSS, RDF or Atom feed, or of a JSON Feed.
void find_items(buffer document, item_taker take, void *context);
// Reads a string literal whose opening quote is at from, unescaped, into out unless that is NULL; returns what is behind it.
const char *skim_string(const char *from, const char *end, buffer *out);
void skim_json(buffer document);
void find_json_items(buffer document, item_taker take, void *context);
void poll_feeds(const char *list, const char *store);
