#include "limits.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

static void push(xmlSAXHandler *handler, void *context, buffer document) {
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(handler, context, NULL, 0, NULL);
    xmlCtxtUseOptions(parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    for (size_t at = 0; at < document.count; at += 32 << 10) {
        size_t count = document.count - at < 32 << 10 ? document.count - at : 32 << 10;
        xmlParseChunk(parser, document.bytes + at, (int)count, 0);
    }
    xmlParseChunk(parser, NULL, 0, 1);
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
    xmlFreeParserCtxt(parser);
}

static void no_start(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int declared, const xmlChar **declarations, int count,
    int defaulted, const xmlChar **attributes) {
    (void)context, (void)name, (void)prefix, (void)uri, (void)declared, (void)declarations, (void)count, (void)defaulted, (void)attributes;
}
static void no_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)context, (void)name, (void)prefix, (void)uri;
}
static void no_text(void *context, const xmlChar *text, int count) { (void)context, (void)text, (void)count; }

void skim_xml(buffer document) {
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = no_start, .endElementNs = no_end, .characters = no_text, .cdataBlock = no_text,
        .ignorableWhitespace = no_text};
    push(&handler, NULL, document);
}

typedef struct {
    item found;
    field open;
    int in_item, depth, field_depth;
    buffer summary;
    item_taker take;
    void *context;
} reading;

static field field_of(const char *name) {
    static const struct { const char *name; field field; } names[] = {
        {"guid", field_id}, {"id", field_id}, {"link", field_link}, {"title", field_title}, {"pubDate", field_date}, {"updated", field_date},
        {"date", field_date}, {"encoded", field_text}, {"content", field_text}};
    for (size_t index = 0; index < sizeof names / sizeof *names; index++)
        if (!strcmp(names[index].name, name)) return names[index].field;
    return field_none;
}

static void item_start(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int declared, const xmlChar **declarations, int count,
    int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)uri, (void)declared, (void)declarations, (void)defaulted;
    reading *state = context;
    state->depth++;
    if (!strcmp((const char *)name, "item") || !strcmp((const char *)name, "entry")) {
        state->in_item = 1;
        for (int index = 0; index < field_count; index++) state->found.fields[index].count = 0;
        for (int index = 0; index < count; index++)
            if (!strcmp((const char *)attributes[5 * index], "about"))
                append(&state->found.fields[field_id], attributes[5 * index + 3], (size_t)(attributes[5 * index + 4] - attributes[5 * index + 3]));
        return;
    }
    if (!state->in_item) return;
    if (state->open != field_none) {
        // Markup inside of a text.
        append(&state->found.fields[state->open], "<", 1);
        append(&state->found.fields[state->open], name, strlen((const char *)name));
        append(&state->found.fields[state->open], ">", 1);
        return;
    }
    state->open = field_of((const char *)name);
    state->field_depth = state->depth;
    for (int index = 0; state->open == field_link && index < count; index++)
        if (!strcmp((const char *)attributes[5 * index], "href"))
            append(&state->found.fields[field_link], attributes[5 * index + 3], (size_t)(attributes[5 * index + 4] - attributes[5 * index + 3]));
}

static void item_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix, (void)uri;
    reading *state = context;
    if (state->open != field_none && state->depth > state->field_depth) append(&state->found.fields[state->open], "</>", 3);
    if (state->depth == state->field_depth) state->open = field_none;
    state->depth--;
    if (strcmp((const char *)name, "item") && strcmp((const char *)name, "entry")) return;
    state->in_item = 0;
    state->take(&state->found, state->context);
}

static void item_text(void *context, const xmlChar *text, int count) {
    reading *state = context;
    if (state->in_item && state->open != field_none) append(&state->found.fields[state->open], text, (size_t)count);
}

void find_items(buffer document, item_taker take, void *context) {
    if (document.count && document.bytes[0] == '{') return find_json_items(document, take, context);
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = item_start, .endElementNs = item_end, .characters = item_text,
        .cdataBlock = item_text, .ignorableWhitespace = item_text};
    // One for all documents, so that its buffers are made once.
    static reading state = {.open = field_none};
    state.open = field_none, state.in_item = state.depth = state.field_depth = 0;
    state.take = take, state.context = context;
    push(&handler, &state, document);
}
