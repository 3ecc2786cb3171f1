#include "limits.h"

#include <curl/curl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { at_once = 64 };

typedef struct {
    CURL *easy;
    struct curl_slist *headers;
    long id;
    buffer body;
    char tag[256], modified[64];
} transfer;

static sqlite3 *store;
static sqlite3_stmt *insert_item, *select_state, *update_state;
static long current_feed, filed;

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    append(&((transfer *)context)->body, bytes, size * count);
    return size * count;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    transfer *of = context;
    char *into = NULL;
    size_t room = 0, name = 0;
    if (count > 6 && !strncasecmp(bytes, "etag: ", 6)) into = of->tag, room = sizeof of->tag, name = 6;
    if (count > 15 && !strncasecmp(bytes, "last-modified: ", 15)) into = of->modified, room = sizeof of->modified, name = 15;
    if (into && count - name < room) snprintf(into, room, "%.*s", (int)(count - name - 2), bytes + name);
    return size * count;
}

static void file_item(const item *found, void *context) {
    (void)context;
    sqlite3_bind_int64(insert_item, 1, current_feed);
    for (int index = 0; index < field_count; index++)
        sqlite3_bind_text(insert_item, index + 2, found->fields[index].bytes, (int)found->fields[index].count, SQLITE_STATIC);
    sqlite3_step(insert_item);
    filed += sqlite3_changes(store);
    sqlite3_reset(insert_item);
}

static void open_store(const char *path) {
    sqlite3_open(path, &store);
    sqlite3_exec(
        store,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF;"
        "CREATE TABLE IF NOT EXISTS feeds (id INTEGER PRIMARY KEY, tag TEXT, modified TEXT);"
        "CREATE TABLE IF NOT EXISTS items (feed INTEGER, identity TEXT, url TEXT, title TEXT, published TEXT, text TEXT,"
        " UNIQUE (feed, identity));",
        NULL, NULL, NULL);
    sqlite3_prepare_v2(
        store, "INSERT INTO items VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING", -1, &insert_item, NULL);
    sqlite3_prepare_v2(store, "SELECT tag, modified FROM feeds WHERE id = ?", -1, &select_state, NULL);
    sqlite3_prepare_v2(store, "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?)", -1, &update_state, NULL);
}

static void start(CURLM *multi, transfer *of, const char *url) {
    curl_easy_reset(of->easy);
    of->body.count = 0;
    of->tag[0] = of->modified[0] = 0;
    char line[400];
    curl_slist_free_all(of->headers);
    of->headers = NULL;
    sqlite3_bind_int64(select_state, 1, of->id);
    if (sqlite3_step(select_state) == SQLITE_ROW) {
        snprintf(line, sizeof line, "If-None-Match: %s", (const char *)sqlite3_column_text(select_state, 0));
        of->headers = curl_slist_append(of->headers, line);
        snprintf(line, sizeof line, "If-Modified-Since: %s", (const char *)sqlite3_column_text(select_state, 1));
        of->headers = curl_slist_append(of->headers, line);
    }
    sqlite3_reset(select_state);
    curl_easy_setopt(of->easy, CURLOPT_URL, url);
    curl_easy_setopt(of->easy, CURLOPT_HTTPHEADER, of->headers);
    curl_easy_setopt(of->easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(of->easy, CURLOPT_WRITEDATA, of);
    curl_easy_setopt(of->easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(of->easy, CURLOPT_HEADERDATA, of);
    curl_easy_setopt(of->easy, CURLOPT_PRIVATE, of);
    curl_easy_setopt(of->easy, CURLOPT_ACCEPT_ENCODING, "");
    // Every feed has a host of its own: libcurl would go through all that it remembers of them, each time.
    curl_easy_setopt(of->easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(of->easy, CURLOPT_FORBID_REUSE, 1L);
    curl_multi_add_handle(multi, of->easy);
}

static void file(transfer *of) {
    long status = 0;
    curl_easy_getinfo(of->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) return;
    current_feed = of->id;
    find_items(of->body, file_item, NULL);
    sqlite3_bind_int64(update_state, 1, of->id);
    sqlite3_bind_text(update_state, 2, of->tag, -1, SQLITE_STATIC);
    sqlite3_bind_text(update_state, 3, of->modified, -1, SQLITE_STATIC);
    sqlite3_step(update_state);
    sqlite3_reset(update_state);
}

// In batches, each in one transaction.
void poll_feeds(const char *list, const char *path) {
    open_store(path);
    FILE *urls = fopen(list, "r");
    CURLM *multi = curl_multi_init();
    static transfer transfers[at_once];
    for (int index = 0; index < at_once; index++) transfers[index].easy = curl_easy_init();
    char url[1024];
    long next = 0;
    for (int more = 1; urls && more;) {
        sqlite3_exec(store, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        int running = 0;
        for (int index = 0; index < at_once && (more = fgets(url, sizeof url, urls) != NULL); index++) {
            url[strcspn(url, "\n")] = 0;
            transfers[index].id = ++next;
            start(multi, &transfers[index], url);
        }
        do {
            curl_multi_perform(multi, &running);
            int left;
            for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
                transfer *of;
                curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &of);
                curl_multi_remove_handle(multi, of->easy);
                file(of);
            }
            if (running) curl_multi_poll(multi, NULL, 0, 1000, NULL);
        } while (running);
        sqlite3_exec(store, "COMMIT", NULL, NULL, NULL);
    }
    fprintf(stderr, "%ld feeds asked, %ld items new\n", next, filed);
    sqlite3_finalize(insert_item), sqlite3_finalize(select_state), sqlite3_finalize(update_state);
    sqlite3_close(store);
}
