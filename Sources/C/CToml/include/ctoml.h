// toml++ behind a C face: one visit per value, each with its line and column.
#pragma once
#include <stddef.h>
#include <stdint.h>
