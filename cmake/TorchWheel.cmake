# LibTorch from the `torch` wheel of PyPI, unpacked: <root>/torch/{include,lib} and <root>/nvidia/… beside it, or a LibTorch
# archive with {include,lib} at its top. No TorchConfig.cmake (it demands a CUDA toolkit). LORIKEET_LIBTORCH names the folder.
set(LORIKEET_LIBTORCH "" CACHE PATH "Folder of the unpacked torch wheel, or of a LibTorch archive; empty: the one in the cache")
if(NOT "$ENV{LORIKEET_LIBTORCH}" STREQUAL "")
  set(LORIKEET_LIBTORCH "$ENV{LORIKEET_LIBTORCH}" CACHE PATH "" FORCE)
endif()

set(_root "${LORIKEET_LIBTORCH}")
if(NOT _root)
  set(_cache "$ENV{XDG_CACHE_HOME}")
  if(NOT _cache)
    set(_cache "$ENV{HOME}/.cache")
  endif()
  foreach(_kind cpu cuda) # the last that is there
    if(NOT _root OR EXISTS "${_cache}/lorikeet/libtorch-2.11.0-${_kind}")
      set(_root "${_cache}/lorikeet/libtorch-2.11.0-${_kind}")
    endif()
  endforeach()
endif()
if(EXISTS "${_root}/torch/lib")
  string(APPEND _root "/torch")
endif()
if(NOT EXISTS "${_root}/lib/libtorch_cpu.so" OR NOT EXISTS "${_root}/include/ATen/ATen.h")
  message(FATAL_ERROR "No LibTorch in '${_root}': lib/libtorch_cpu.so and include/ATen/ATen.h are looked for. "
    "Run installer/dependencies, or set LORIKEET_LIBTORCH to a folder that holds them.")
endif()

add_library(torch::c10 SHARED IMPORTED GLOBAL)
set_target_properties(torch::c10 PROPERTIES
  IMPORTED_LOCATION "${_root}/lib/libc10.so" IMPORTED_SONAME libc10.so)
add_library(torch::cpu SHARED IMPORTED GLOBAL)
set_target_properties(torch::cpu PROPERTIES
  IMPORTED_LOCATION "${_root}/lib/libtorch_cpu.so" IMPORTED_SONAME libtorch_cpu.so
  # As options, so that moc, which needs none of them, does not read torch's headers: 10 s for every test.
  INTERFACE_COMPILE_OPTIONS "SHELL:-isystem \"${_root}/include\""
  INTERFACE_COMPILE_DEFINITIONS "_GLIBCXX_USE_CXX11_ABI=1"
  INTERFACE_LINK_LIBRARIES torch::c10
  # What libtorch_cpu needs in turn (libcudart, libcupti, libgomp) lies where its own DT_RPATH says.
  INTERFACE_LINK_OPTIONS "LINKER:--allow-shlib-undefined;LINKER:--disable-new-dtags")
