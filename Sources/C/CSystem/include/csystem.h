// What glibc hides from Swift (extensions, variadics, flexible array members) behind plain functions.
#pragma once
