// limits parse LIST | html FRAGMENTS | poll URLS STORE: prints what was done and the CPU seconds and memory that it took.
#include "limits.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

void append(buffer *to, const void *bytes, size_t count) {
    if (to->count + count > to->room) {
        to->room = (to->count + count) * 2;
        to->bytes = realloc(to->bytes, to->room);
    }
    memcpy(to->bytes + to->count, bytes, count);
    to->count += count;
}

buffer read_file(const char *path) {
    buffer result = {0};
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    result.room = result.count = (size_t)ftell(file);
    rewind(file);
    result.bytes = malloc(result.room + 1);
    if (fread(result.bytes, 1, result.count, file) != result.count) exit(1);
    fclose(file);
    return result;
}

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void parse(const char *list) {
    char path[4096];
    FILE *paths = fopen(list, "r");
    while (paths && fgets(path, sizeof path, paths)) {
        path[strcspn(path, "\n")] = 0;
        buffer document = read_file(path);
        if (document.count && document.bytes[0] == '{') skim_json(document); else skim_xml(document);
        free(document.bytes);
    }
}

static void html_start(void *context, const xmlChar *name, const xmlChar **attributes) { (void)context, (void)name, (void)attributes; }
static void html_end(void *context, const xmlChar *name) { (void)context, (void)name; }
static void html_text(void *context, const xmlChar *text, int count) { (void)context, (void)text, (void)count; }

static void html(const char *path) {
    buffer fragments = read_file(path);
    htmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC, .startElement = html_start, .endElement = html_end, .characters = html_text, .cdataBlock = html_text,
        .ignorableWhitespace = html_text};
    for (size_t at = 0; at + 4 <= fragments.count;) {
        uint32_t count;
        memcpy(&count, fragments.bytes + at, 4);
        htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(fragments.bytes + at + 4, (int)count);
        htmlSAXHandlerPtr own = context->sax;
        context->sax = &handler;
        htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
        htmlParseDocument(context);
        context->sax = own;
        if (context->myDoc) xmlFreeDoc(context->myDoc);
        context->myDoc = NULL;
        htmlFreeParserCtxt(context);
        at += 4 + count;
    }
}

int main(int count, char **words) {
    xmlInitParser();
    double before = cpu();
    if (count == 3 && !strcmp(words[1], "parse")) parse(words[2]);
    else if (count == 3 && !strcmp(words[1], "html")) html(words[2]);
    else if (count == 4 && !strcmp(words[1], "poll")) poll_feeds(words[2], words[3]);
    else return fprintf(stderr, "limits parse LIST | html FRAGMENTS | poll URLS STORE\n"), 2;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"cpu\": %.3f, \"memory\": %.1f}\n", cpu() - before, usage.ru_maxrss / 1024.0);
    return 0;
}
