// The Swift face of this library; what Swift cannot import stands here as static inline functions.
#pragma once
#include <xxhash.h>
