// The Swift face of libjpeg-turbo. The library reports fatal errors through a callback that must not return, and Swift
// cannot be unwound by longjmp: whole decodes and encodes therefore stand here, each behind its own setjmp.
#pragma once
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

// More scans than any encoder writes: a progressive file may make every scan cost the whole picture again.
enum { copydesk_jpeg_scan_limit = 200 };

typedef struct {
    uint32_t width;
    uint32_t height;
    int32_t damaged;  // the entropy-coded data ended early or held codes that do not exist
    char message[JMSG_LENGTH_MAX];
} copydesk_jpeg_report;

typedef struct {
    struct jpeg_error_mgr base;
    jmp_buf escape;
    copydesk_jpeg_report *report;
} copydesk_jpeg_errors;

static void copydesk_jpeg_fatal(j_common_ptr codec) {
    copydesk_jpeg_errors *errors = (copydesk_jpeg_errors *)codec->err;
    errors->base.format_message(codec, errors->report->message);
    longjmp(errors->escape, 1);
}

static void copydesk_jpeg_note(j_common_ptr codec, int level) {
    copydesk_jpeg_errors *errors = (copydesk_jpeg_errors *)codec->err;
    if (level >= 0) return;
    errors->base.num_warnings++;
    int code = errors->base.msg_code;
    if (code != JWRN_JPEG_EOF && code != JWRN_HIT_MARKER && code != JWRN_HUFF_BAD_CODE) return;
    if (!errors->report->damaged) errors->base.format_message(codec, errors->report->message);
    errors->report->damaged = 1;
}

static void copydesk_jpeg_watch(j_common_ptr codec) {
    if (((j_decompress_ptr)codec)->input_scan_number <= copydesk_jpeg_scan_limit) return;
    copydesk_jpeg_errors *errors = (copydesk_jpeg_errors *)codec->err;
    snprintf(errors->report->message, JMSG_LENGTH_MAX, "more than %d scans", copydesk_jpeg_scan_limit);
    longjmp(errors->escape, 1);
}

static inline struct jpeg_error_mgr *copydesk_jpeg_handle(copydesk_jpeg_errors *errors, copydesk_jpeg_report *report) {
    memset(report, 0, sizeof *report);
    errors->report = report;
    struct jpeg_error_mgr *base = jpeg_std_error(&errors->base);
    base->error_exit = copydesk_jpeg_fatal;
    base->emit_message = copydesk_jpeg_note;
    return base;
}

// Width and height as the header says; 0 on success.
static inline int copydesk_jpeg_measure(const uint8_t *bytes, size_t count, copydesk_jpeg_report *report) {
    struct jpeg_decompress_struct codec;
    copydesk_jpeg_errors errors;
    codec.err = copydesk_jpeg_handle(&errors, report);
    if (setjmp(errors.escape)) { jpeg_destroy_decompress(&codec); return 1; }
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, bytes, count);
    jpeg_read_header(&codec, TRUE);
    report->width = codec.image_width;
    report->height = codec.image_height;
    jpeg_destroy_decompress(&codec);
    return 0;
}

// Adobe writes CMYK inverted: 255 is no ink. libjpeg does not turn CMYK into RGB.
static inline void copydesk_cmyk_row(uint8_t *row, uint32_t width, int inverted) {
    for (uint32_t x = 0; x < width; x++, row += 4) {
        int c = row[0], m = row[1], y = row[2], k = row[3];
        if (!inverted) { c = 255 - c; m = 255 - m; y = 255 - y; k = 255 - k; }
        row[0] = (uint8_t)(y * k / 255);
        row[1] = (uint8_t)(m * k / 255);
        row[2] = (uint8_t)(c * k / 255);
        row[3] = 255;
    }
}

// Blue, green, red, unused; `pixels` holds `stride` bytes for each of the rows that were measured. 0 on success.
static inline int copydesk_jpeg_decode(
    const uint8_t *bytes, size_t count, uint8_t *pixels, size_t stride, uint32_t width, uint32_t height, copydesk_jpeg_report *report
) {
    struct jpeg_decompress_struct codec;
    struct jpeg_progress_mgr progress;
    copydesk_jpeg_errors errors;
    codec.err = copydesk_jpeg_handle(&errors, report);
    if (setjmp(errors.escape)) { jpeg_destroy_decompress(&codec); return 1; }
    jpeg_create_decompress(&codec);
    memset(&progress, 0, sizeof progress);
    progress.progress_monitor = copydesk_jpeg_watch;
    codec.progress = &progress;
    jpeg_mem_src(&codec, bytes, count);
    jpeg_read_header(&codec, TRUE);
    int inks = codec.num_components == 4;
    codec.out_color_space = inks ? JCS_CMYK : JCS_EXT_BGRX;
    jpeg_start_decompress(&codec);
    if (codec.output_width != width || codec.output_height != height || stride < (size_t)width * 4) {
        snprintf(report->message, JMSG_LENGTH_MAX, "the size changed between two reads");
        jpeg_destroy_decompress(&codec);
        return 1;
    }
    while (codec.output_scanline < height) {
        uint8_t *row = pixels + stride * codec.output_scanline;
        if (jpeg_read_scanlines(&codec, &row, 1) != 1) break;
        if (inks) copydesk_cmyk_row(row, width, codec.saw_Adobe_marker);
    }
    jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
    report->width = width;
    report->height = height;
    return 0;
}

// A progressive JPEG from blue, green, red, unused; `*out` is the caller's to free. 0 on success.
static inline int copydesk_jpeg_encode(
    const uint8_t *pixels, size_t stride, uint32_t width, uint32_t height, int quality, unsigned char **out, unsigned long *length,
    copydesk_jpeg_report *report
) {
    struct jpeg_compress_struct codec;
    copydesk_jpeg_errors errors;
    *out = NULL;
    *length = 0;
    codec.err = copydesk_jpeg_handle(&errors, report);
    if (setjmp(errors.escape)) {
        jpeg_destroy_compress(&codec);
        *out = NULL;  // not freed: after it grew, the library keeps the buffer to itself until the end
        return 1;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, out, length);
    codec.image_width = width;
    codec.image_height = height;
    codec.input_components = 4;
    codec.in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    if (quality >= 85) codec.comp_info[0].h_samp_factor = codec.comp_info[0].v_samp_factor = 1;  // full colour for lettering
    codec.optimize_coding = TRUE;
    jpeg_simple_progression(&codec);
    jpeg_start_compress(&codec, TRUE);
    while (codec.next_scanline < height) {
        JSAMPROW row = (JSAMPROW)(pixels + stride * codec.next_scanline);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    return 0;
}
