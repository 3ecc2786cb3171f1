// The Swift face of libwebp.
#pragma once
#include <webp/decode.h>

// Decodes to blue, green, red, alpha with colours multiplied by alpha: cairo's ARGB32 on little-endian machines.
static inline VP8StatusCode copydesk_webp_decode(const uint8_t *bytes, size_t count, uint8_t *pixels, int stride, size_t size) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return VP8_STATUS_INVALID_PARAM;
    config.output.colorspace = MODE_bgrA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = pixels;
    config.output.u.RGBA.stride = stride;
    config.output.u.RGBA.size = size;
    return WebPDecode(bytes, count, &config);
}
