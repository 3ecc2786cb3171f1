#include "cassets.h"
#include <string.h>

#define FILE_BYTES(symbol) static const unsigned char symbol[] =

FILE_BYTES(sample_brand) {
#embed "Sample/brand.md"
};
FILE_BYTES(sample_brief_practice) {
#embed "Sample/brief-practice.md"
};
FILE_BYTES(sample_brief_series) {
#embed "Sample/brief-series.md"
};
FILE_BYTES(sample_newsroom) {
#embed "Sample/newsroom.md"
};
FILE_BYTES(sample_gridweekly) {
#embed "Sample/gridweekly.md"
};
FILE_BYTES(sample_netzblick) {
#embed "Sample/netzblick.md"
};
FILE_BYTES(sample_wirtschaftsdienst) {
#embed "Sample/wirtschaftsdienst.md"
};
FILE_BYTES(sample_courrier) {
#embed "Sample/courrier.md"
};
FILE_BYTES(sample_control) {
#embed "Sample/control.md"
};

#define ENTRY(name, symbol) {name, symbol, sizeof symbol}

static const struct cassets_file files[] = {
    ENTRY("Sample/brand.md", sample_brand),
    ENTRY("Sample/brief-practice.md", sample_brief_practice),
    ENTRY("Sample/brief-series.md", sample_brief_series),
    ENTRY("Sample/newsroom.md", sample_newsroom),
    ENTRY("Sample/gridweekly.md", sample_gridweekly),
    ENTRY("Sample/netzblick.md", sample_netzblick),
    ENTRY("Sample/wirtschaftsdienst.md", sample_wirtschaftsdienst),
    ENTRY("Sample/courrier.md", sample_courrier),
    ENTRY("Sample/control.md", sample_control),
};

const struct cassets_file *cassets_find(const char *name)
{
    for (size_t index = 0; index < sizeof files / sizeof *files; index++)
        if (strcmp(files[index].name, name) == 0) return &files[index];
    return NULL;
}
