# Warnings, sanitizers, ccache and mold: what every target of ours shares.
find_program(LORIKEET_CCACHE ccache)
if(LORIKEET_CCACHE)
  # Another clone finds what this one compiled, and the engine's precompiled header is no reason to compile anew.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
    "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" ${LORIKEET_CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
endif()
find_program(LORIKEET_MOLD mold)
if(LORIKEET_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(lorikeet_options INTERFACE)
target_compile_options(lorikeet_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wno-missing-field-initializers
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>) # false alarms over std::string
target_include_directories(lorikeet_options INTERFACE ${PROJECT_SOURCE_DIR})

if(LORIKEET_SANITIZER STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
elseif(LORIKEET_SANITIZER STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()
