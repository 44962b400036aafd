#pragma once

/// Marks what liblorikeet_core shows to the programs and the engine module; everything else stays hidden.
#if defined(_WIN32)
#    if defined(LORIKEET_CORE_BUILD)
#        define LORIKEET_EXPORT __declspec(dllexport)
#    else
#        define LORIKEET_EXPORT __declspec(dllimport)
#    endif
#else
#    define LORIKEET_EXPORT __attribute__((visibility("default")))
#endif
