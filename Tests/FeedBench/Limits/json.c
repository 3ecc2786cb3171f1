#include "limits.h"

#include <stdlib.h>
#include <string.h>

static void append_scalar(buffer *to, unsigned value) {
    char bytes[3];
    if (value < 0x80) append(to, (bytes[0] = (char)value, bytes), 1);
    else if (value < 0x800) append(to, (bytes[0] = (char)(0xC0 | value >> 6), bytes[1] = (char)(0x80 | (value & 63)), bytes), 2);
    else {
        bytes[0] = (char)(0xE0 | value >> 12), bytes[1] = (char)(0x80 | (value >> 6 & 63)), bytes[2] = (char)(0x80 | (value & 63));
        append(to, bytes, 3);
    }
}

const char *skim_string(const char *from, const char *end, buffer *out) {
    const char *at = from + 1, *start = at;
    while (at < end && *at != '"') {
        if (*at != '\\') {
            at++;
            continue;
        }
        if (out) append(out, start, (size_t)(at - start));
        if (at + 1 < end && at[1] == 'u') {
            char digits[5] = {0};
            memcpy(digits, at + 2, 4);
            if (out) append_scalar(out, (unsigned)strtoul(digits, NULL, 16));
            at += 6;
        } else {
            const char *names = "nrtbf", *values = "\n\r\t\b\f", *known = strchr(names, at[1]);
            if (out) append(out, known ? values + (known - names) : at + 1, 1);
            at += 2;
        }
        start = at;
    }
    if (out) append(out, start, (size_t)(at - start));
    return at + 1;
}

void skim_json(buffer document) {
    static buffer out;
    const char *at = document.bytes, *end = at + document.count;
    while (at < end) {
        out.count = 0;
        at = *at == '"' ? skim_string(at, end, &out) : at + 1;
    }
}

void find_json_items(buffer document, item_taker take, void *context) {
    static item found;
    static buffer key;
    static const struct { const char *name; field field; } names[] = {
        {"id", field_id}, {"url", field_link}, {"title", field_title}, {"date_published", field_date}, {"content_html", field_text}};
    const char *at = document.bytes, *end = at + document.count;
    for (int depth = 0; at < end;) {
        if (*at == '{' || *at == '[') {
            depth++, at++;
            if (depth == 3) for (int index = 0; index < field_count; index++) found.fields[index].count = 0;
        } else if (*at == '}' || *at == ']') {
            if (depth == 3 && *at == '}') take(&found, context);
            depth--, at++;
        } else if (*at == '"') {
            key.count = 0;
            at = skim_string(at, end, &key);
            if (at >= end || *at != ':') continue;
            while (++at < end && *at == ' ') {}
            buffer *out = NULL;
            for (size_t index = 0; depth == 3 && index < sizeof names / sizeof *names; index++)
                if (key.count == strlen(names[index].name) && !memcmp(key.bytes, names[index].name, key.count))
                    out = &found.fields[names[index].field];
            if (at < end && *at == '"') at = skim_string(at, end, out);
        } else {
            at++;
        }
    }
}
