// Files compiled into the program by #embed: SwiftPM's own embedding takes a minute for 200 KB, this takes a second.
#pragma once
#include <stddef.h>
