// The Swift face of this library; what Swift cannot import stands here as static inline functions.
#pragma once
#include <errno.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stddef.h>

// iconv's cursors as one struct: how much went in and out, and whether it stopped at a byte that means nothing.
typedef struct {
    size_t taken, written;
    int invalid, full;
} cxml_converted;

static inline cxml_converted cxml_convert(
    iconv_t converter, const unsigned char *from, size_t from_count, unsigned char *to, size_t to_count) {
    char *input = (char *)from, *output = (char *)to;
    size_t input_left = from_count, output_left = to_count;
    cxml_converted result = {0, 0, 0, 0};
    if (iconv(converter, &input, &input_left, &output, &output_left) == (size_t)-1) {
        result.full = errno == E2BIG;
        result.invalid = errno == EILSEQ || errno == EINVAL;
    }
    result.taken = from_count - input_left;
    result.written = to_count - output_left;
    return result;
}

// (iconv_t)-1 is a macro with a cast in disguise.
static inline iconv_t _Nullable cxml_open(const char *from) {
    iconv_t converter = iconv_open("UTF-8", from);
    return converter == (iconv_t)-1 ? NULL : converter;
}
