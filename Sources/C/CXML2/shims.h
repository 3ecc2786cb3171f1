// The Swift face of this library; what Swift cannot import stands here as static inline functions.
#pragma once
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
